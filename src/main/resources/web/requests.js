// The table of requests. Rows: { method, name, requests, failures, p50, p95, p99, mean, min, max, bytes, rps, fps }.
import { html } from './html.js';
import { count, millis, number, percent } from './format.js';
import { Table } from './table.js';

export const keyOf = row => row.method + ' ' + row.name;
const ratio = row => (row.requests > 0 ? row.failures / row.requests : 0);

/** @param onOpen shows what is known of one request; without it names lead nowhere */
export function Requests({ rows, total, onOpen, whole, children }) {
    const longest = Math.max(1e-9, ...rows.map(row => row.p95 ?? 0));
    const time = (key, title, help) => ({ key, title, help, num: true, value: row => row[key], cell: row => millis(row.requests > 0 ? row[key] : null) });
    const columns = [
        { key: 'method', title: 'Type', value: row => row.method, css: () => 'method', cell: row => row.method },
        {
            key: 'name', title: 'Name', value: row => row.name, css: () => 'name',
            cell: row => (onOpen && row !== total ? html`<button onClick=${() => onOpen(row)}
                title="All that is known of it">${row.name}</button>` : row.name),
        },
        { key: 'requests', title: '# Requests', num: true, value: row => row.requests, cell: row => count(row.requests) },
        { key: 'failures', title: '# Fails', num: true, value: row => row.failures, cell: row => count(row.failures) },
        { key: 'ratio', title: 'Fails %', num: true, value: ratio, cell: row => (row.failures ? percent(ratio(row)).replace(' %', '') : '0'), css: row => (ratio(row) > 0.01 ? 'bad' : '') },
        time('p50', 'Median'),
        {
            ...time('p95', '95%ile', 'Of 20 requests one took longer'), css: () => 'with-bar',
            cell: row => html`<span class="cell"><span class="track" aria-hidden="true">
                ${row !== total && row.requests > 0 && html`<i
                    style=${{ width: (row.p95 / longest * 100).toFixed(1) + '%' }}></i>`}</span>${millis(row.requests > 0 ? row.p95 : null)}</span>`,
        },
        time('p99', '99%ile', 'Of 100 requests one took longer'),
        time('mean', 'Average'),
        time('min', 'Min'),
        time('max', 'Max'),
        { key: 'bytes', title: 'Avg bytes', num: true, value: row => row.bytes, cell: row => count(row.bytes) },
        { key: 'rps', title: whole ? 'RPS' : 'Current RPS', help: whole ? 'Over the whole run' : 'Over the last ten seconds', num: true, value: row => row.rps, cell: row => number(row.rps) },
        { key: 'fps', title: 'Failures/s', num: true, value: row => row.fps, cell: row => number(row.fps) },
    ];
    return html`<${Table} title="Requests" sub="times in ms" columns=${columns} rows=${rows} total=${total} sort=${{ key: 'name', down: false }}
        match=${keyOf} keyOf=${keyOf} empty="No requests yet" sticky=${true}>${children}<//>`;
}
