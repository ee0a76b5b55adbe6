// Tables that are sorted by a click and filtered by a word.
import { html, useState } from './html.js';
import { keep, kept } from './kept.js';

/**
 * @param columns [{ key, title, help, num, value (what to sort by), cell (what to show), css (classes) }]
 * @param sort { key, down } of the column to sort by at first; without it rows stay as they are
 * @param total a row that stays apart, below all others
 * @param match the text of a row that the filter looks into; without it there is no filter
 */
export function Table({ title, sub, columns: possible, rows, total, sort: first, match, empty, keyOf, sticky, most = 50, children }) {
    const [all, setAll] = useState(false);
    const [sort, setSort] = useState(first);
    const [filter, setFilter] = useState('');
    const [hidden, setHidden] = useState(() => new Set(kept('hidden columns.' + title) ?? []));
    const columns = shownOf(possible, hidden);
    const wanted = filter.trim().toLowerCase();
    const shown = match && wanted ? rows.filter(row => match(row).toLowerCase().includes(wanted)) : rows;
    const by = possible.find(column => column.key === sort?.key);
    const sorted = by ? [...shown].sort(comparing(by, sort.down)) : shown;
    return html`<section class="card">
        <header><h2>${title}</h2><span class="sub">${sub}${wanted ? ` · ${shown.length} of ${rows.length}` : ''}</span>
            <span class="right">${children}<${Columns} ...${{ title, possible, hidden, setHidden }} />
                ${match && html`<label><span class="hidden">Filter ${title}</span>
                    <input class="filter" type="search" placeholder="Filter" value=${filter}
                        onInput=${event => setFilter(event.target.value)} /></label>`}
            </span></header>
        <div class="scroll" tabindex="0" role="region" aria-label=${title}><table class=${sticky ? 'sticky' : ''}>
            <thead><tr>${columns.map(column => html`<${Heading} key=${column.key} ...${{ column, sort, setSort }} />`)}</tr></thead>
            <tbody>${(all ? sorted : sorted.slice(0, most)).map(row => html`<tr
                key=${keyOf(row)}>${columns.map(column => cell(column, row))}</tr>`)}</tbody>
            ${total && html`<tfoot><tr>${columns.map(column => cell(column, total))}</tr></tfoot>`}
        </table></div>
        ${sorted.length > most && html`<p class="empty"><button class="button"
            onClick=${() => setAll(!all)}>${all ? `Show the first ${most}` : `Show all ${sorted.length}`}</button></p>`}
        ${sorted.length === 0 && html`<p class="empty">${wanted ? `Nothing has “${filter.trim()}” in it` : empty}</p>`}
    </section>`;
}

/** Whoever has hidden them all sees them all. */
function shownOf(possible, hidden) {
    const shown = possible.filter(({ key }) => !hidden.has(key));
    return shown.length > 0 ? shown : possible;
}

function Columns({ title, possible, hidden, setHidden }) {
    const toggle = key => {
        const next = new Set(hidden);
        if (!next.delete(key)) {
            next.add(key);
        }
        keep('hidden columns.' + title, [...next]);
        setHidden(next);
    };
    const onKey = event => {
        if (event.key === 'Escape') {
            event.currentTarget.open = false;
            event.currentTarget.querySelector('summary').focus();
        }
    };
    const onLeave = event => {
        if (!event.currentTarget.contains(event.relatedTarget)) {
            event.currentTarget.open = false;
        }
    };
    return html`<details class="columns" onKeyDown=${onKey} onFocusout=${onLeave}><summary class="button quiet"
            aria-label=${`Columns of ${title}`}>Columns</summary>
        <fieldset tabindex="-1"><legend class="hidden">Columns that are shown</legend>${possible.map(({ key, title: name }) => html`<label key=${key}><input type="checkbox"
            checked=${!hidden.has(key)} onChange=${() => toggle(key)} /> ${name}</label>`)}</fieldset></details>`;
}

function Heading({ column, sort, setSort }) {
    const mine = sort?.key === column.key;
    const aria = mine ? (sort.down ? 'descending' : 'ascending') : 'none';
    if (!column.value) {
        return html`<th scope="col" class=${column.num ? 'num' : ''}><span>${column.title}</span></th>`;
    }
    const next = () => setSort({ key: column.key, down: mine ? !sort.down : Boolean(column.num) });
    return html`<th scope="col" class=${column.num ? 'num' : ''} aria-sort=${aria} title=${column.help}>
        <button onClick=${next}>${column.title}${mine ? (sort.down ? ' ↓' : ' ↑') : ''}</button></th>`;
}

function cell(column, row) {
    const css = [column.num ? 'num' : '', column.css ? column.css(row) : ''].join(' ').trim();
    return html`<td key=${column.key} class=${css}>${column.cell(row)}</td>`;
}

function comparing(column, down) {
    const sign = down ? -1 : 1;
    return (a, b) => {
        const [x, y] = [column.value(a), column.value(b)];
        if (x === y) {
            return 0;
        }
        if (x === null || x === undefined) {
            return 1;
        }
        if (y === null || y === undefined) {
            return -1;
        }
        return sign * (typeof x === 'string' ? x.localeCompare(y) : x - y);
    };
}
