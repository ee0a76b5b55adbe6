// The live page.
import { html, render, useEffect, useMemo, useReducer, useRef, useState } from './html.js';
import { Refused, get, post } from './api.js';
import { count, elapsed, number, percent } from './format.js';
import { Failures } from './failures.js';
import { TestForm } from './form.js';
import { GeneratorCharts, Verdict } from './generator.js';
import { Heatmap } from './heatmap.js';
import { DistributionChart, Knee, PercentileCurves } from './latency.js';
import { Live, RUNNING } from './live.js';
import { Logo, ThemeButton, ZoomButton } from './parts.js';
import { PhaseTimes, PhasesOverTime } from './phases.js';
import { RequestPage } from './request.js';
import { Requests, keyOf } from './requests.js';
import { ResponseTimes, Throughput, Users } from './run.js';
import { DownloadsTab, ExceptionsTab, LogsTab, RatiosTab } from './tabs.js';
import { RouteTab } from './route.js';
import { ScriptTab } from './script.js';
import { apply } from './theme.js';
import { onTimeline } from './timeline.js';

/** Keys are Locust's, as its address has them: ?tab=charts. */
const TABS = [
    ['stats', 'Statistics'], ['charts', 'Charts'], ['latency', 'Latency'], ['failures', 'Failures'], ['exceptions', 'Exceptions'], ['ratios', 'Current ratio'],
    ['generator', 'Generator'], ['script', 'Script'], ['logViewer', 'Logs'], ['reports', 'Download data'],
];

const live = new Live();

/** Their keys are paths, so that they take the place of none of ours. */
function tabsOfScript(state) {
    return state.script_tabs ?? [];
}

function tabOfAddress() {
    const wanted = new URLSearchParams(location.search).get('tab');
    return wanted?.startsWith('/') || TABS.some(([key]) => key === wanted) ? wanted : 'stats';
}

function Page() {
    const [, redraw] = useReducer(n => n + 1, 0);
    const [tab, setTab] = useState(tabOfAddress());
    const [open, setOpen] = useState(null);
    const [dialog, setDialog] = useState(null);
    const [said, say] = useState(null);
    useEffect(() => {
        const leave = [live.onChange(redraw), onTimeline(what => what === 'zoom' && redraw())];
        const back = () => setTab(tabOfAddress());
        addEventListener('popstate', back);
        live.start(tab);
        return () => {
            leave.forEach(each => each());
            removeEventListener('popstate', back);
        };
    }, []);
    useEffect(() => live.show(tab), [tab]);
    const { state } = live;
    useEffect(() => {
        document.title = state ? `${state.state} · ${state.locustfile} · Gryllus` : 'Gryllus';
    }, [state?.state, state?.locustfile]);
    const go = key => {
        setTab(key);
        setOpen(null);
        const address = new URL(location.href);
        address.searchParams.set('tab', key);
        history.pushState(null, '', address);
    };
    const command = async (path, done) => {
        try {
            await post(path);
            say(done);
            await live.refresh();
        } catch (error) {
            say(error instanceof Refused ? error.message : 'The server was not reached');
        }
    };
    if (!state) {
        return html`<${Connecting} />`;
    }
    const isNew = state.state === 'ready';
    return html`<a class="skip" href="#content">Skip to the content</a>
        <${Head} ...${{ state, setDialog, command, redraw }} />
        <${Banners} ...${{ said, say }} />
        ${isNew ? html`<main id="content" class="page"><section class="card narrow"><header><h2>Start new load test</h2><span
            class="sub">${state.locustfile}</span></header>
                <${TestForm} key=${state.version_of_state} state=${state} running=${false} onDone=${() => live.refresh()} /></section></main>`
            : html`<${Tabs} ...${{ tab, go, state }} />
                <main id="content" tabindex="-1"><div role="tabpanel" aria-labelledby=${'tab-' + tab}><${Content}
                    ...${{ tab, open, setOpen, state }} /></div></main>`}
        ${dialog && html`<${Dialog} title=${dialog === 'edit' ? 'Edit running load test' : 'Start new load test'} onClose=${() => setDialog(null)}>
            <${TestForm} state=${state} running=${dialog === 'edit'} onCancel=${() => setDialog(null)}
                onDone=${() => { setDialog(null); live.refresh(); }} /><//>`}`;
}

function Connecting() {
    return html`<header class="head"><h1 class="brand"><${Logo} />Gryllus</h1></header>
        <p class="empty" role="status">${live.connection === 'away' ? 'The server is not reached. It is tried again every two seconds.' : 'Connecting …'}</p>`;
}

async function logOut() {
    await post('logout').catch(() => {}); // where it leads to is no JSON
    location.assign('login');
}

const PILLS = { running: 'good', spawning: 'warn', paused: 'warn', cleanup: 'warn', ready: 'good', stopped: 'idle' };

function Head({ state, setDialog, command, redraw }) {
    const running = RUNNING.has(state.state);
    const { total } = live.statistics;
    const latest = running ? live.latest : null;
    const counts = latest ?? total;
    const ratio = counts?.requests ? counts.failures / counts.requests : 0;
    const ending = state.state === 'cleanup';
    const fixed = state.shape && !state.shape_uses_common_options;
    return html`<header class="head"><h1 class="brand"><${Logo} />Gryllus</h1>
        <dl>
            ${state.host && html`<div><dt>Host</dt><dd title=${state.host}>${state.host}</dd></div>`}
            <div><dt>Status</dt><dd><span role="status" class=${'pill ' + (PILLS[state.state] ?? 'warn')}>${state.state}</span></dd></div>
            ${running && html`<div><dt>Users</dt><dd>${count(latest?.users ?? state.user_count)}</dd></div>`}
            ${state.run > 0 && html`<div><dt>RPS</dt><dd>${number(running ? latest?.rps ?? total?.rps : 0)}</dd></div>
                <div><dt>Failures</dt><dd>${percent(ratio)}</dd></div>`}
            ${running && latest && html`<div><dt>Running for</dt><dd>${elapsed(latest.t + 1)}</dd></div>`}
        </dl>
        <span class="actions">
            <${ZoomButton} />
            ${running && html`<button class="button" disabled=${ending} onClick=${() => setDialog('edit')}
                title=${fixed ? 'The load shape says how many users run' : ''}>Edit</button>
                ${state.state === 'paused' ? html`<button class="button" onClick=${() => command('api/resume', null)}>Resume</button>`
                : html`<button class="button" disabled=${ending} onClick=${() => command('api/pause', null)}
                    title="Users finish what they do, and wait; the time of the test stands still">Pause</button>`}
                <button class="button stop" disabled=${ending} onClick=${() => command('api/test/stop', null)}>Stop</button>`}
            ${state.state === 'stopped' && html`<button class="button primary" onClick=${() => setDialog('new')}>New</button>`}
            ${state.state !== 'ready' && html`<button class="button"
                onClick=${() => command('api/stats/reset', 'The statistics begin anew')}>Reset</button>`}
            ${state.needs_login && html`<button class="button" onClick=${logOut}>Log out</button>`}
            <${ThemeButton} onChange=${redraw} /></span></header>`;
}

function Banners({ said, say }) {
    return html`${live.connection === 'away' && html`<div class="banner bad"
        role="alert">The server is away: what you see is of the last moment it was there. It is tried again every two seconds.</div>`}
        ${live.restarted && live.connection === 'on' && html`<div class="banner"
            role="alert">The server was started anew: this is another process, and the figures of the one before are gone from here.
            <button class="button" onClick=${() => { live.restarted = false; say(null); live.refresh(); }}>Understood</button></div>`}
        ${said && html`<div class="banner" role="alert">${said}<button class="button" onClick=${() => say(null)}>Close</button></div>`}`;
}

function Tabs({ tab, go, state }) {
    const shown = [...TABS.filter(([key]) => key !== 'script' || state.script_edit), ...tabsOfScript(state).map(({ path, title }) => [path, title])];
    const failures = live.isRunning() && live.latest ? live.latest.reasons : live.statistics.failures.length;
    const onKey = event => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
            const at = shown.findIndex(([key]) => key === tab);
            const [next] = shown[(at + step + shown.length) % shown.length];
            go(next);
            document.getElementById('tab-' + next)?.focus();
        }
    };
    return html`<nav class="views" aria-label="Views"><div class="tabs" role="tablist" aria-label="Views" onKeyDown=${onKey}>${shown.map(([key, title]) => html`<button key=${key}
        id=${'tab-' + key} role="tab"
        aria-selected=${key === tab} tabindex=${key === tab ? 0 : -1}
            onClick=${() => go(key)}>${title}${key === 'failures' && failures > 0 && html`<span class="badge">${failures}</span>`}</button>`)}</div></nav>`;
}

function Content({ tab, open, setOpen, state }) {
    const running = live.isRunning();
    const { history } = live;
    const ofScript = tabsOfScript(state).find(({ path }) => path === tab);
    if (tab.startsWith('/')) {
        return html`<div class="page">${ofScript ? html`<${RouteTab} key=${tab} tab=${ofScript} running=${running} />`
            : html`<p class="card empty">The script has no such tab any more</p>`}</div>`;
    }
    switch (tab) {
        case 'stats': return open ? html`<${OneRequest} key=${open} ...${{ open, setOpen }} />` : html`<div class="page"><${Statistics}
            setOpen=${setOpen} /></div>`;
        case 'charts': return html`<div class="page"><${Charts} history=${history} /></div>`;
        case 'latency': return html`<div class="page"><${Latency} history=${history} baseline=${state.baseline?.length > 0 ? state.baseline : undefined} /></div>`;
        case 'failures': return html`<div class="page"><${Failures} rows=${live.statistics.failures} /></div>`;
        case 'exceptions': return html`<div class="page"><${ExceptionsTab} running=${running} /></div>`;
        case 'ratios': return html`<div class="page"><${RatiosTab} running=${running} /></div>`;
        case 'generator': return html`<div class="page"><${Generator} history=${history} /></div>`;
        case 'script': return html`<div class="page"><${ScriptTab} state=${state} running=${running} onApplied=${() => live.refresh()} /></div>`;
        case 'logViewer': return html`<div class="page"><${LogsTab} ...${{ running, history }} offset=${state.utc_offset ?? 0} /></div>`;
        default: return html`<div class="page"><${DownloadsTab} state=${state} /></div>`;
    }
}

function Statistics({ setOpen }) {
    const { rows, total } = live.statistics;
    const { history } = live;
    const table = useMemo(() => html`<${Requests} rows=${rows} total=${total?.requests > 0 ? total : null}
        onOpen=${row => setOpen(keyOf(row))} />`, [rows, total]);
    return html`${table}
        ${history && html`<div class="two"><${Throughput} history=${history} /><${ResponseTimes} history=${history} /></div>`}`;
}

function Nothing() {
    return html`<p class="card empty">Nothing was measured yet</p>`;
}

function Charts({ history }) {
    return history ? html`<div class="two"><${Throughput} history=${history} height=${240} /><${ResponseTimes} history=${history} height=${240} />
        <${Users} history=${history} height=${240} /><${PhasesOverTime} history=${history} height=${240} /><${Knee} series=${history.series} /></div>` : html`<${Nothing} />`;
}

/** What a tab shows of the history comes when it is opened. */
function Latency({ history, baseline }) {
    return history?.heatmap ? html`<${Heatmap} heatmap=${history.heatmap} end=${history.heat_end} start=${history.started_at} marks=${history.marks} />
        <${PercentileCurves} ...${{ curves: history.curves, baseline }} /><${DistributionChart} distribution=${history.distribution} />
        <${PhaseTimes} phases=${history.phases} />` : !history && html`<${Nothing} />`;
}

function Generator({ history }) {
    return history?.generator ? html`<${Verdict} generator=${history.generator} start=${history.started_at} />
        <${GeneratorCharts} generator=${history.generator} start=${history.started_at} marks=${history.marks} />` : !history && html`<${Nothing} />`;
}

const ENTRY_EVERY = 5_000;

function OneRequest({ open, setOpen }) {
    const [entry, setEntry] = useState(undefined);
    const row = live.statistics.rows.find(each => keyOf(each) === open);
    useEffect(() => {
        let gone = false;
        const ask = () => row && get(`api/history/request?method=${encodeURIComponent(row.method)}&name=${encodeURIComponent(row.name)}`)
            .then(got => !gone && setEntry(got), () => {}); // asked again soon
        ask();
        const timer = live.isRunning() ? setInterval(ask, ENTRY_EVERY) : 0;
        return () => {
            gone = true;
            clearInterval(timer);
        };
    }, [open, Boolean(row)]);
    return row ? html`<${RequestPage} row=${row} entry=${entry} marks=${live.history?.marks ?? []} start=${live.history?.started_at}
        failures=${live.statistics.failures.filter(failure => keyOf(failure) === open)} onBack=${() => setOpen(null)} />`
        : html`<p class="empty">This request is no longer in the statistics. <button class="button"
            onClick=${() => setOpen(null)}>All requests</button></p>`;
}

function Dialog({ title, onClose, children }) {
    const dialog = useRef();
    useEffect(() => {
        dialog.current.showModal();
    }, []);
    return html`<dialog ref=${dialog} aria-label=${title} onClose=${onClose} onCancel=${onClose}><h2>${title}</h2>${children}</dialog>`;
}

apply();
render(html`<${Page} />`, document.getElementById('app'));
