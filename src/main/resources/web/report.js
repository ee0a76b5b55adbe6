// The report: one run, told to its end. The data are packed into the page itself; nothing is asked for.
import { html, render, useEffect, useState } from './html.js';
import { count, duration, moment, number, percent, time, zone } from './format.js';
import { AgainstBaseline } from './baseline.js';
import { Heatmap } from './heatmap.js';
import { Exceptions, Failures } from './failures.js';
import { GeneratorCharts, Verdict, verdictOf } from './generator.js';
import { DistributionChart, Knee, PercentileCurves } from './latency.js';
import { Generations, Logo, Ratios, ThemeButton, Tile, ZoomButton } from './parts.js';
import { PhaseTimes, PhasesOverTime } from './phases.js';
import { RequestPage } from './request.js';
import { Requests, keyOf } from './requests.js';
import { ResponseTimes, Throughput, Users, endOf } from './run.js';
import { apply } from './theme.js';
import { onTimeline } from './timeline.js';

async function unpacked() {
    const packed = Uint8Array.from(atob(document.getElementById('run').textContent.trim()), c => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return JSON.parse(await new Response(stream).text());
}

const requestOf = () => (location.hash.startsWith('#request=') ? decodeURIComponent(location.hash.slice('#request='.length)) : null);

function Report({ run }) {
    const [open, setOpen] = useState(requestOf());
    const [, redraw] = useState(0);
    useEffect(() => {
        const follow = () => {
            setOpen(requestOf());
            window.scrollTo(0, 0);
        };
        addEventListener('hashchange', follow);
        const leave = onTimeline(what => what === 'zoom' && redraw(n => n + 1));
        return () => {
            removeEventListener('hashchange', follow);
            leave();
        };
    }, []);
    const row = open === null ? undefined : run.requests.find(each => keyOf(each) === open);
    const history = run.history;
    return html`<a class="skip" href="#content">Skip to the content</a>
        <${Head} run=${run} redraw=${() => redraw(n => n + 1)} />
        <main id="content">${row
            ? html`<${RequestPage} key=${open} row=${row} entry=${history?.entries.find(each => keyOf(each) === open)}
                start=${history?.started_at} marks=${history?.marks ?? []}
                failures=${run.failures.filter(failure => keyOf(failure) === open)}
                baseline=${run.baseline?.requests.find(each => keyOf(each) === open)?.curve} onBack=${() => { location.hash = ''; }} />`
            : html`<${Whole} run=${run} />`}</main>`;
}

function Head({ run, redraw }) {
    const options = run.manifest?.options ?? {};
    const generator = run.history?.generator ?? run.generator;
    const [kind, verdict] = verdictOf(generator);
    return html`<header class="head"><h1 class="brand"><${Logo} />Gryllus · load test report</h1>
        <dl>
            ${options.profile && html`<div><dt>Profile</dt><dd>${options.profile}</dd></div>`}
            <div><dt>Host</dt><dd title=${options.host}>${options.host ?? 'as the script says'}</dd></div>
            <div><dt>Script</dt><dd>${scriptOf(run)}</dd></div>
            <div><dt>Began</dt><dd title=${zone()}>${moment(run.started_at)}</dd></div>
            <div><dt>Took</dt><dd>${duration(lengthOf(run))}</dd></div>
            <div><dt>Verdict</dt><dd><span class=${'pill ' + kind}
                title=${verdict}>${kind === 'good' ? 'generator kept up' : kind === 'bad' ? 'generator did not keep up' : 'too short for a verdict'}</span></dd></div>
        </dl>
        <span class="actions"><${ZoomButton} /><${ThemeButton} onChange=${redraw} /></span></header>`;
}

const lengthOf = run => (Date.parse(run.ended_at) - Date.parse(run.started_at)) / 1000;
const scriptOf = run => run.manifest?.scripts?.[0]?.path.split(/[\\/]/).pop() ?? '–';

function Whole({ run }) {
    const { history, total } = run;
    const generator = history?.generator ?? run.generator;
    const start = history?.started_at ?? Date.parse(run.started_at);
    const share = total.requests ? total.failures / total.requests : 0;
    const open = row => { location.hash = '#request=' + encodeURIComponent(keyOf(row)); };
    return html`<div class="page">
        <div class="tiles">
            <${Tile} label="Requests" value=${count(total.requests)} more=${run.requests.length + (run.requests.length === 1 ? ' name' : ' names')} />
            <${Tile} label="Failures" value=${percent(share)} more=${count(total.failures)} bad=${share > 0.01} />
            <${Tile} label="Requests per second" value=${number(total.rps)} more="mean of the whole run" />
            <${Tile} label="Median" value=${time(total.p50)} more=${'average ' + time(total.mean)} />
            <${Tile} label="95%ile" value=${time(total.p95)} more="of 20 one was slower" />
            <${Tile} label="99%ile" value=${time(total.p99)} more="of 100 one was slower" />
            <${Tile} label="Max" value=${time(total.max)} more=${'min ' + time(total.min)} />
            ${history && html`<${Tile} label="Users at the peak" value=${count(peak(history.series.users))} more=${run.stop_reason ?? ''} />`}
        </div>
        <${Verdict} generator=${generator} start=${start} />
        ${run.baseline && html`<${AgainstBaseline} baseline=${run.baseline} onOpen=${open} />`}
        ${history && html`<div class="two"><${Throughput} history=${history} /><${ResponseTimes} history=${history} /><${Users}
            history=${history} /><${PhasesOverTime} history=${history} /><${Knee} series=${history.series} /></div>
            <${Heatmap} heatmap=${history.heatmap} end=${endOf(history)} start=${start} marks=${history.marks} />
            <div class="two"><${PercentileCurves} curves=${history.curves} baseline=${run.baseline?.curve} /><${DistributionChart} distribution=${history.distribution} /></div>
            <${PhaseTimes} phases=${history.phases} />`}
        <${Requests} rows=${run.requests} total=${{ ...total, name: 'Aggregated' }} onOpen=${open} whole=${true} />
        <${Failures} rows=${run.failures} />
        ${run.exceptions.length > 0 && html`<${Exceptions} rows=${run.exceptions} />`}
        ${run.starts.length > 0 && html`<${TaskStarts} rows=${run.starts} />`}
        ${run.ratios && html`<div class="two"><${Ratios} title="Ratio per class" sub="as the test began" tree=${run.ratios.per_class} /><${Ratios}
            title="Total ratio" sub="as the test began" tree=${run.ratios.total} /></div>`}
        ${generator?.series && html`<h2 style=${{ fontSize: '16px' }}>The load generator</h2><${GeneratorCharts} generator=${generator}
            start=${start} marks=${history?.marks ?? []} />`}
        <${Generations} rows=${run.generations} />
        <${Manifest} run=${run} />
    </div>`;
}

function peak(users) {
    return Math.max(0, ...(users.max ?? users.value).filter(value => value !== null));
}

function TaskStarts({ rows }) {
    return html`<section class="card"><header><h2>Task starts</h2><span class="sub">of user types with an arrival rate</span></header>
        <div class="scroll"><table><thead><tr><th scope="col"><span>User</span></th>${['Intended', 'Late', 'Dropped'].map(title => html`<th
            key=${title} scope="col" class="num"><span>${title}</span></th>`)}</tr></thead>
        <tbody>${rows.map(row => html`<tr key=${row.user}><td>${row.user}</td><td class="num">${count(row.intended)}</td><td
            class="num">${count(row.late)}</td>
            <td class=${'num' + (row.dropped ? ' bad' : '')}>${count(row.dropped)}</td></tr>`)}</tbody></table></div></section>`;
}

function Manifest({ run }) {
    const { version, options = {}, machine = {} } = run.manifest ?? {};
    const facts = [['Gryllus', version], ['Began', `${moment(run.started_at)} (${zone()})`], ['Ended', moment(run.ended_at)], ['Why it ended', run.stop_reason],
        ['Machine', machine.cores && `${machine.cores} processors, ${(machine.memory_bytes / 2 ** 30).toFixed(1)} GiB, ${machine.os_name} ${machine.os_version} ${machine.os_architecture}`],
        ['Java', machine.jvm_name && `${machine.jvm_name} ${machine.jvm_version} (${machine.jvm_vendor}), heap of ${(machine.max_heap_bytes / 2 ** 20).toFixed(0)} MiB at most`]];
    return html`<section class="card"><header><h2>What was run</h2></header>
        <dl class="facts">${facts.filter(([, value]) => value).map(([name, value]) => html`<dt key=${name}>${name}</dt><dd>${value}</dd>`)}
            ${Object.entries(options).filter(([, value]) => value !== '' && value !== '[]').map(([name, value]) => html`<dt class="mono"
                key=${'--' + name}>--${name}</dt><dd>${value}</dd>`)}</dl></section>`;
}

apply();
const app = document.getElementById('app');
try {
    const run = await unpacked();
    app.replaceChildren();
    render(html`<${Report} run=${run} />`, app);
} catch (error) {
    const note = document.createElement('p');
    note.className = 'banner bad';
    note.textContent = typeof DecompressionStream === 'undefined'
        ? 'This browser is too old to unpack the report; the figures below are complete.'
        : `What the report was made of is damaged (${error.message}); the figures below are what could be read.`;
    app.prepend(note);
}
