// A run against an older one: what changed, and whether that means something (`baseline` of the report's document).
import { html } from './html.js';
import { DASH, count, millis, moment, number, percent } from './format.js';
import { keyOf } from './requests.js';
import { Table } from './table.js';

const FIGURES = [['p50', 'Median'], ['p95', '95%ile'], ['p99', '99%ile'], ['mean', 'Average'], ['failures', 'Failed'], ['rate', 'RPS']];
const HELP = 'Sorts by how much more it is';
const ARROWS = { worse: '▲', better: '▼' };
const TEXTS = { failures: percent, rate: number };
const NAMES_SHOWN = 20;

/** @param onOpen shows what is known of one request */
export function AgainstBaseline({ baseline, onOpen }) {
    const { name, started_at: began, summary, worse, notes, requests, total, added, gone } = baseline;
    const columns = [
        { key: 'method', title: 'Type', value: row => row.method, css: () => 'method', cell: row => row.method },
        {
            key: 'name', title: 'Name', value: row => row.name, css: () => 'name',
            cell: row => (row === total ? 'Aggregated' : html`<button onClick=${() => onOpen(row)} title="All that is known of it">${row.name}</button>`),
        },
        ...FIGURES.map(([key, title]) => ({
            key, title, help: HELP, num: true, value: row => row.figures[key].ratio ?? Infinity,
            css: row => row.figures[key].meaning, cell: row => html`<${Figure} ...${{ figure: row.figures[key], text: TEXTS[key] ?? millis, points: key === 'failures' }} />`,
        })),
    ];
    return html`<section class=${'card verdict ' + (worse ? 'bad' : notes.length > 0 ? 'warn' : '')} aria-label="Verdict against the baseline">
            <h2>Against baseline</h2>
            <p class="sub">${summary}. The baseline is ${name}, which began ${moment(began)}.</p>
            ${notes.length > 0 && html`<ul>${notes.map(note => html`<li key=${note}>${note}</li>`)}</ul>`}
            <${Names} title="New since" keys=${added} /><${Names} title="Gone since" keys=${gone} />
        </section>
        <${Table} title="Changes since the baseline" sub="before → now, times in ms; a word stands where chance and 5 % are exceeded"
            columns=${columns} rows=${requests} total=${total} match=${keyOf} keyOf=${keyOf} empty="No request is in both runs" sticky=${true} />`;
}

function Figure({ figure, text, points }) {
    const { before, after, meaning, words } = figure;
    const intervals = figure.before_interval && `95 % interval before ${range(figure.before_interval, text)}, now ${range(figure.after_interval, text)}`;
    const [then, now] = [text(before), text(after)];
    return html`<span title=${intervals}>${then === now ? now : `${then} → ${now}`}<span class="change">${difference(figure, points)}${ARROWS[meaning]
        && html` <b>${ARROWS[meaning]} ${words}</b>`}</span></span>`;
}

const range = ([low, high], text) => `${text(low)} to ${high === null ? 'not known' : text(high)}`;

/** Shares are percentages themselves: they differ in points. */
function difference({ difference: by, ratio }, points) {
    if (points) {
        return by === 0 ? '±0' : `${by > 0 ? '+' : '−'}${(Math.abs(by) * 100).toFixed(2)} points`;
    }
    if (ratio === null) {
        return DASH;
    }
    const more = (ratio - 1) * 100;
    const size = Math.abs(more);
    return `${size < 0.05 ? '±' : more > 0 ? '+' : '−'}${size < 0.05 ? 0 : size < 9.95 ? size.toFixed(1) : count(size)} %`;
}

function Names({ title, keys }) {
    return keys.length > 0 && html`<p class="sub">${title}: ${keys.slice(0, NAMES_SHOWN).map(keyOf).join(', ')}${keys.length > NAMES_SHOWN
        ? ` and ${count(keys.length - NAMES_SHOWN)} more` : ''}.</p>`;
}
