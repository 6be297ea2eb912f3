export default { distDir: "build", output: "export" }
