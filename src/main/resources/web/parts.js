// Small pieces that page and report share.
import { html } from './html.js';
import { theme, toggle } from './theme.js';
import { zoom, zoomTo } from './timeline.js';
import { moment, percent } from './format.js';

/** A cricket that sings: gryllus. */
export function Logo() {
    return html`<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"
        aria-hidden="true">
        <path d="M3 20h6l3-9 5 15 4-12 2 6h6" /><path d="M20 7c2-3 5-4 8-4" opacity=".6" /><path d="M16 6c1-2 2-3 4-4" opacity=".6" /></svg>`;
}

export function ThemeButton({ onChange }) {
    const other = theme() === 'dark' ? 'light' : 'dark';
    return html`<button class="button icon" aria-label=${`Show in ${other} colours`} title=${`Show in ${other} colours`}
        onClick=${() => { toggle(); onChange?.(); }}>${theme() === 'dark' ? '☀' : '☾'}</button>`;
}

export function ZoomButton() {
    return zoom() && html`<button class="button" onClick=${() => zoomTo(null)}>Show the whole time again</button>`;
}

export function Tile({ label, value, more, bad }) {
    return html`<div class=${'tile' + (bad ? ' bad' : '')}><div class="label">${label}</div><div
        class=${'value' + (String(value).length > 9 ? ' long' : '')}>${value}</div><div class="more">${more}</div></div>`;
}

/** @param tree { name: { ratio, tasks } } */
export function Ratios({ title, sub, tree }) {
    return html`<section class="card"><header><h2>${title}</h2><span class="sub">${sub}</span></header>
        ${Object.keys(tree ?? {}).length === 0 ? html`<p class="empty">No users are running</p>` : html`<${Branch} tree=${tree} />`}</section>`;
}

function Branch({ tree }) {
    return html`<ul class="tree">${Object.entries(tree).map(([name, { ratio, tasks }]) => html`<li key=${name}>
        <div class="line"><span class="share">${percent(ratio)}</span><span class="track" aria-hidden="true"><i
            style=${{ width: Math.min(100, ratio * 100) + '%' }}></i></span><span>${name}</span></div>
        ${tasks && html`<${Branch} tree=${tasks} />`}</li>`)}</ul>`;
}

/** @param rows [{ number, since, scripts: [{ path, sha256 }] }] */
export function Generations({ rows, children }) {
    return html`<section class="card"><header><h2>Generations of the script</h2><span
        class="sub">an edit that is taken up makes a new one</span>${children}</header>
        <div class="scroll"><table><thead><tr><th scope="col"><span>Number</span></th><th scope="col"><span>Since</span></th><th
            scope="col"><span>Files</span></th></tr></thead>
        <tbody>${rows.map(row => html`<tr key=${row.number}><td>${row.number}</td><td>${moment(row.since)}</td>
            <td>${row.scripts.map(script => html`<div key=${script.path} class="name">${script.path} <span
                class="sub mono">${script.sha256.slice(0, 12)}</span></div>`)}</td></tr>`)}</tbody></table></div></section>`;
}
