module.exports = {
  // output: 'export',
  /* output: 'export', */
  note: "output: 'export'",
}
