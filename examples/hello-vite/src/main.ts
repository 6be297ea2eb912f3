import './style.css';

const greeting = document.querySelector<HTMLHeadingElement>('#greeting')!;
const counter = document.querySelector<HTMLButtonElement>('#counter')!;

greeting.textContent = import.meta.env.VITE_GREETING ?? 'Hello from Vite';

counter.addEventListener('click', () => {
  counter.textContent = String(Number(counter.textContent) + 1);
});
