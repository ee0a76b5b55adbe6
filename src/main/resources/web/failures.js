// Failed requests and exceptions of the script, told apart as Locust does.
import { html } from './html.js';
import { clock, count } from './format.js';
import { Table } from './table.js';

/** @param rows [{ method, name, reason, count, first_seen, last_seen }] */
export function Failures({ rows }) {
    const seen = (key, title) => ({ key, title, value: row => new Date(row[key]).getTime(), cell: row => clock(row[key]) });
    const columns = [
        { key: 'count', title: '# Failures', num: true, value: row => row.count, cell: row => count(row.count), css: () => 'bad' },
        { key: 'method', title: 'Method', value: row => row.method, cell: row => row.method },
        { key: 'name', title: 'Name', value: row => row.name, cell: row => row.name, css: () => 'name' },
        { key: 'reason', title: 'Message', value: row => row.reason, cell: row => row.reason, css: () => 'name' },
        seen('first_seen', 'First seen'),
        seen('last_seen', 'Last seen'),
    ];
    return html`<${Table} title="Failures" sub="failed requests by reason" columns=${columns} rows=${rows} sort=${{ key: 'count', down: true }}
        match=${row => `${row.method} ${row.name} ${row.reason}`} keyOf=${row => `${row.method} ${row.name} ${row.reason}`}
            empty="No request has failed" />`;
}

/** @param rows [{ message, trace, count }] */
export function Exceptions({ rows }) {
    const columns = [
        { key: 'count', title: '# Occurrences', num: true, value: row => row.count, cell: row => count(row.count), css: () => 'bad' },
        { key: 'message', title: 'Message', value: row => row.message, cell: row => row.message, css: () => 'name' },
        { key: 'trace', title: 'Traceback', value: row => row.trace, cell: row => html`<pre>${row.trace}</pre>` },
    ];
    return html`<${Table} title="Exceptions" sub="what the script let out of a task" columns=${columns} rows=${rows}
        sort=${{ key: 'count', down: true }}
        match=${row => `${row.message} ${row.trace}`} keyOf=${row => `${row.message} ${row.trace}`} empty="The script has thrown no exception" />`;
}
