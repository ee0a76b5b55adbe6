// Where the time of requests went: a bar of a request as it was in the mean, and the same in figures (docs/web-api.md).
import { html } from './html.js';
import { TimeChart } from './charts.js';
import { count, percent, time } from './format.js';

const PHASES = {
    dns: ['DNS', 'Looking up the name of the server', 'c-users'],
    connect: ['Connect', 'Making the connection, or the tunnel of a proxy', 'c-other'],
    tls: ['TLS', 'The TLS handshake', 'c-p99'],
    first_byte: ['First byte', 'Sending the request, and waiting until the head of the response is there', 'c-p50'],
    body: ['Body', 'Receiving the rest of the response', 'c-p95'],
};
const REST = ['Rest', 'In no phase: the client’s own work, and waiting for a processor', 'c-target'];
const COLUMNS = [
    ['Mean', 'Of all these requests, whether they had it or not'], ['Share', 'Of the time of all these requests'],
    ['Where it happened', 'The mean of those requests that had it'], ['Had it', 'So many of these requests'],
];

/** @param phases { successes, failures }; undefined, or without either, where nobody has summed them up */
export function PhaseTimes({ phases }) {
    const groups = [['success', 'successes', phases?.successes], ['failure', 'failures', phases?.failures]].filter(([, , spent]) => spent);
    return groups.length > 0 && html`<section class="card"><header><h2>Where the time went</h2><span
        class="sub">by phases of a request; connections that are reused need only the last two</span></header>
        <div class="spent">${groups.map(([one, outcome, spent]) => html`<${Spent} key=${outcome} ...${{ one, outcome, spent }} />`)}</div></section>`;
}

/** How each phase went over time: a mean says of a connection how long it took, not how seldom it was made. */
export function PhasesOverTime({ history, height }) {
    const { series, marks, started_at: start } = history;
    const lines = Object.entries(series.phases ?? {}).map(([phase, values]) => ({ label: lookOf(phase)[0], values, color: lookOf(phase)[2] }));
    return lines.length > 0 && html`<${TimeChart} title="Phases of requests" sub=${'ms, mean of those that had it' + (series.width > 1 ? ` · ${series.width} s a point` : '')} unit="ms"
        logarithmic=${true} ...${{ series, marks, start, height, lines }} />`;
}

const lookOf = phase => PHASES[phase] ?? [phase, '', 'c-target'];

function Spent({ one, outcome, spent }) {
    const rows = spent.phases.map(part => ({ ...part, look: lookOf(part.phase) }));
    const all = [...rows, { phase: 'rest', look: REST, share: spent.rest }];
    return html`<div><h3>${count(spent.count)} ${spent.count === 1 ? one : outcome} <span class="sub">${time(spent.mean)} in the mean</span></h3>
        <div class="phases" aria-hidden="true">${all.filter(row => row.share > 0).map(row => html`<i key=${row.phase}
            title=${row.look[0] + ' ' + percent(row.share)} style=${{ flexGrow: row.share, ...colour(row) }}></i>`)}</div>
        <div class="scroll" tabindex="0" role="region" aria-label=${'Phases of ' + outcome}><table><caption class="hidden">Phases of ${outcome}</caption>
            <thead><tr><th scope="col"><span>Phase</span></th>${COLUMNS.map(([title, help]) => html`<th key=${title} scope="col" class="num"
                title=${help}><span>${title}</span></th>`)}</tr></thead>
            <tbody>${all.map(row => html`<tr key=${row.phase}><th scope="row" title=${row.look[1]}><span><i class="dot"
                style=${colour(row)}></i>${row.look[0]}</span></th>${figures(row, spent).map((text, at) => html`<td key=${at}
                class="num">${text}</td>`)}</tr>`)}</tbody></table></div></div>`;
}

const colour = row => ({ background: `var(--${row.look[2]})` });

function figures(row, spent) {
    const ofAll = [short(row.share * spent.mean), percent(row.share)];
    return row.phase === 'rest' ? [...ofAll, '', ''] : [...ofAll, short(row.mean), `${count(row.count)} of ${count(spent.count)}`];
}

const short = millis => (millis > 0 && millis < 0.001 ? '< 1 µs' : time(millis));
