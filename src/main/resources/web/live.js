// What the page knows of its server, kept up to date: state, history and statistics. One object; whoever listens is told of changes.
import { get, useToken } from './api.js';
import { endOf } from './run.js';

const STATISTICS_EVERY = 2_000;
const HISTORY_EVERY = 5_000;
const TRY_AGAIN_AFTER = 2_000;
/** The server answers with statistics that may be two seconds old, so the last ones are asked for when they have come. */
const AFTER_THE_END = 6_000;
const MOST_POINTS = 1_100;

export const RUNNING = new Set(['spawning', 'running', 'paused', 'cleanup']);

export class Live {
    state = null;
    history = null;
    statistics = { rows: [], total: null, failures: [] };
    /** 'connecting', 'on', 'away' */
    connection = 'connecting';
    restarted = false;
    #listeners = new Set();
    #lastId = null;
    #feed = null;
    #again = 0;
    #seenRunning = 0;

    start() {
        this.#open();
        setInterval(() => this.#whileSeen(() => this.#statistics()), STATISTICS_EVERY);
        setInterval(() => this.#whileSeen(() => this.#loadHistory()), HISTORY_EVERY);
        document.addEventListener('visibilitychange', () => this.#visible() && this.connection === 'on' && this.#loadAll());
    }

    onChange(listener) {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    isRunning() {
        return RUNNING.has(this.state?.state);
    }

    /** Asks for everything anew, after something that people did. */
    async refresh() {
        await this.#loadAll();
    }

    /** Where it fails, the feed notices too, and tries again. */
    #whileSeen(ask) {
        this.#seenRunning = this.isRunning() ? Date.now() : this.#seenRunning;
        if (this.#visible() && this.connection === 'on' && Date.now() - this.#seenRunning < AFTER_THE_END) {
            ask().catch(() => {});
        }
    }

    #visible() {
        return document.visibilityState === 'visible';
    }

    #tell() {
        this.#listeners.forEach(listener => listener());
    }

    /** The browser's own reconnecting says nothing of what was missed, so each connection begins with all of it. */
    #open() {
        this.#feed?.close();
        const feed = new EventSource('api/feed');
        this.#feed = feed;
        feed.addEventListener('open', () => this.#loadAll());
        feed.addEventListener('point', event => this.#point(JSON.parse(event.data), Number(event.lastEventId)));
        feed.addEventListener('state', event => {
            if (this.state && JSON.parse(event.data).version_of_state !== this.state.version_of_state) {
                this.#loadState().catch(() => {}); // the feed notices too, and tries again
            }
        });
        feed.addEventListener('end', () => this.#lost());
        feed.addEventListener('error', () => this.#lost());
    }

    /** Without a feed the page asks by itself, so only a server that does not answer at all is away. */
    async #lost() {
        this.#feed.close();
        clearTimeout(this.#again);
        try {
            await this.#loadState(); // leads to the login, if that is what is missing
        } catch {
            if (this.connection !== 'away') {
                this.connection = 'away';
                this.#tell();
            }
        }
        this.#again = setTimeout(() => this.#open(), TRY_AGAIN_AFTER);
    }

    async #loadAll() {
        try {
            await this.#loadState();
            await Promise.all([this.#loadHistory(), this.#statistics()]);
        } catch {
            // the feed notices too, and tries again
        }
    }

    async #loadState() {
        const state = await get('api/state');
        if (this.state && this.state.token !== state.token) {
            this.restarted = true;
        }
        const newRun = this.state?.run !== state.run;
        this.state = state;
        useToken(state.token);
        this.connection = 'on';
        this.#tell();
        if (newRun || !this.isRunning()) {
            await Promise.all([this.#loadHistory(), this.#statistics()]);
        }
    }

    async #loadHistory() {
        const history = await get('api/history');
        this.#lastId = null;
        this.history = history?.series ? { ...history, heat_end: endOf(history) } : null;
        this.#tell();
    }

    async #statistics() {
        const { stats, errors } = await get('stats/requests');
        const rows = stats.map(row);
        this.statistics = { rows: rows.slice(0, -1), total: rows[rows.length - 1], failures: errors.map(failure) };
        this.#tell();
    }

    #point(point, id) {
        const { history } = this;
        const missed = this.#lastId !== null && id > this.#lastId + 1;
        this.#lastId = id;
        if (!history || missed || history.series.t.length > MOST_POINTS) {
            this.#loadHistory().catch(() => {});
            return;
        }
        this.latest = point;
        append(history, point);
        this.#tell();
    }
}

/** The newest second behind the thinned past. The server's own thinning comes with the next whole history. */
function append(history, point) {
    const { series } = history;
    const last = series.t[series.t.length - 1] ?? -Infinity;
    history.marks = [...history.marks, ...point.marks];
    if (point.t < last + series.width) {
        return;
    }
    const at = Math.floor(point.t / series.width) * series.width;
    const grown = column => [...column, null];
    const next = { ...series, t: [...series.t, at] };
    for (const name of ['users', 'rps', 'fps', 'p50', 'p95', 'p99']) {
        const figure = series[name];
        next[name] = { ...figure, value: [...figure.value, point[name]] };
        if (figure.min) {
            next[name].min = grown(figure.min);
            next[name].max = grown(figure.max);
        }
    }
    next.target = [...series.target, point.target];
    next.max = [...series.max, point.max];
    history.series = next;
}

/** Locust's row as ours: requests.js. */
function row(entry) {
    return {
        method: entry.method ?? '', name: entry.name, requests: entry.num_requests, failures: entry.num_failures,
        p50: entry.median_response_time, p95: entry['response_time_percentile_0.95'], p99: entry['response_time_percentile_0.99'],
        mean: entry.avg_response_time, min: entry.min_response_time, max: entry.max_response_time, bytes: entry.avg_content_length,
        rps: entry.current_rps, fps: entry.current_fail_per_sec,
    };
}

function failure({ method, name, error, occurrences, first_seen: first, last_seen: last }) {
    return { method, name, reason: error, count: occurrences, first_seen: first * 1000, last_seen: last * 1000 };
}
