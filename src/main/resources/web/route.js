// A tab that a script has made: what its route answers, as a table.
import { html } from './html.js';
import { usePolled } from './polled.js';
import { Table } from './table.js';

const MOST_COLUMNS = 50;

export function RouteTab({ tab, running }) {
    const answer = usePolled(tab.path.slice(1), running);
    const failed = typeof answer?.failed === 'string' && Object.keys(answer).length === 1 ? answer.failed : null;
    const rows = failed ? [] : rowsOf(answer);
    const names = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))].slice(0, MOST_COLUMNS);
    const columns = names.map(name => ({
        key: name, title: name, num: rows.every(({ cells }) => typeof (cells[name] ?? 0) === 'number'),
        value: ({ cells }) => (typeof cells[name] === 'number' ? cells[name] : textOf(cells[name])), cell: ({ cells }) => textOf(cells[name]),
    }));
    return html`<${Table} title=${tab.title} sub=${tab.path} columns=${columns} rows=${rows} keyOf=${({ at }) => at}
        match=${({ cells }) => names.map(name => textOf(cells[name])).join(' ')} empty=${failed ?? 'Nothing is answered yet'} />`;
}

/** Objects are rows, a single object is a row for each of its members. */
function rowsOf(answer) {
    const list = Array.isArray(answer) ? answer : Object.entries(answer ?? {}).map(([name, value]) => ({ name, value }));
    return list.map((item, at) => ({ at, cells: item !== null && typeof item === 'object' && !Array.isArray(item) ? item : { value: item } }));
}

function textOf(value) {
    return value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
