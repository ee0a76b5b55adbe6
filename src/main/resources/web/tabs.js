// The tabs of the live page that no report has.
import { html, useEffect, useRef, useState } from './html.js';
import { Exceptions } from './failures.js';
import { withMarks } from './log.js';
import { Ratios } from './parts.js';
import { usePolled } from './polled.js';

export function ExceptionsTab({ running }) {
    const answer = usePolled('exceptions', running);
    return html`<${Exceptions} rows=${(answer?.exceptions ?? []).map(({ count, msg, traceback }) => ({ count, message: msg, trace: traceback }))} />`;
}

export function RatiosTab({ running }) {
    const answer = usePolled('tasks', running);
    return html`<div class="two"><${Ratios} title="Ratio per class" tree=${answer?.per_class} /><${Ratios} title="Total ratio"
        tree=${answer?.total} /></div>`;
}

/** @param history for its marks, @param offset of the server's clock to UTC, in seconds */
export function LogsTab({ running, history, offset }) {
    const answer = usePolled('logs', running);
    const box = useRef();
    const [worst, setWorst] = useState(false);
    const all = withMarks(answer?.master ?? [], history, offset);
    const lines = all.filter(({ kind }) => !worst || kind !== '');
    const atEnd = useRef(true);
    useEffect(() => {
        if (atEnd.current && box.current) {
            box.current.scrollTop = box.current.scrollHeight;
        }
    });
    const scrolled = event => { atEnd.current = event.target.scrollHeight - event.target.scrollTop - event.target.clientHeight < 30; };
    return html`<section class="card"><header><h2>Logs</h2><span class="sub">the newest lines</span>
            <span class="right"><label class="row"><input type="checkbox" checked=${worst}
                onChange=${() => setWorst(!worst)} /> only warnings and errors</label></span></header>
        ${lines.length === 0 ? html`<p class="empty">${answer?.failed ?? 'Nothing was logged'}</p>`
            : html`<div class="log mono" ref=${box} onScroll=${scrolled} tabindex="0" role="log"
                aria-label="Log lines">${lines.map(({ text, kind }, i) => html`<div key=${i} class=${kind}>${text}</div>`)}</div>`}
    </section>`;
}

export function DownloadsTab({ state }) {
    const theme = document.documentElement.dataset.theme;
    const files = [
        ['stats/report?theme=' + theme, 'Report', 'One file with everything, to hand on', true],
        ['stats/report?download=1&theme=' + theme, 'Report as a download', 'The same, saved'],
        ['stats/requests/csv', 'Requests (CSV)', 'A row for each name, as Locust has it'],
        ['stats/failures/csv', 'Failures (CSV)', 'A row for each reason'],
        ['exceptions/csv', 'Exceptions (CSV)', 'What the script let out'],
        ...(state.full_history_csv ? [['stats/requests_full_history/csv', 'Full history (CSV)', 'A row for each second and name']] : []),
        ['api/history', 'History (JSON)', 'What the charts are drawn from'],
    ];
    return html`<section class="card"><header><h2>Download data</h2></header><div class="downloads">
        ${files.map(([path, title, text, opens]) => html`<a key=${path} href=${path} target=${opens ? '_blank' : undefined} rel="noopener"
            download=${opens ? undefined : ''}><b>${title}</b><span class="sub">${text}</span></a>`)}
    </div></section>`;
}
