// Light or dark: the reader's choice, or else the system's.
import { keep, kept } from './kept.js';

const listeners = new Set();
const system = matchMedia('(prefers-color-scheme: dark)');
let choice = new URLSearchParams(location.search).get('theme') ?? kept('theme'); // Locust's way of asking for a report

export function theme() {
    return choice === 'dark' || choice === 'light' ? choice : system.matches ? 'dark' : 'light';
}

export function apply() {
    document.documentElement.dataset.theme = theme();
    listeners.forEach(listener => listener());
}

export function toggle() {
    choice = theme() === 'dark' ? 'light' : 'dark';
    keep('theme', choice);
    apply();
}

export function onTheme(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/** A colour of the present theme, for canvases. */
export function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

system.addEventListener('change', apply);
