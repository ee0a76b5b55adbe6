// Axes: what stands beside them, and where.
import { count, number, tick, time, timeTick } from './format.js';

export const FONT = '11.5px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

/** How figures of a unit are told: short on the axis, in full in the legend. */
export const UNITS = {
    ms: { tick: timeTick, text: time },
    share: { tick: value => (value === null ? '' : Number((value * 100).toPrecision(3)) + ' %'), text: value => number(value === null ? null : value * 100) + ' %' },
    number: { tick, text: number },
    count: { tick, text: count },
};

/** Seconds between two moments on an axis over time. */
export const SECOND_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];

export function secondSplits(plot, axis, min, max) {
    const room = Math.max(2, Math.floor(plot.bbox.width / devicePixelRatio / 78));
    const step = SECOND_STEPS.find(seconds => (max - min) / seconds <= room) ?? 86400;
    const splits = [];
    for (let at = Math.ceil(min / step) * step; at <= max; at += step) {
        splits.push(at);
    }
    return splits;
}

export function linearRange(latest, min, max) {
    const unit = latest.current.unit;
    const most = max === null || max <= 0 ? 1 : max;
    return [Math.min(0, min ?? 0), unit === 'share' ? Math.max(most * 1.08, 0.1) : most * 1.08];
}

/** From one tick to another, so that there are two at least. */
export function logRange(plot, min, max) {
    if (min === null || max === null || max <= 0) {
        return [1, 10];
    }
    const low = Math.max(min, 1e-3);
    const margin = max / low < 3 ? 1.8 : 1;
    return [roundDown(low / margin), roundUp(max * margin)];
}

const LOG_DIGITS = [1, 2, 5];
/** Pixels that a power of ten takes: below it only these have a label. */
const LEAST_ROOM = 75;

const exact = (digit, decade) => Number((digit * 10 ** decade).toPrecision(3));

function roundDown(value) {
    const decade = Math.floor(Math.log10(value) + 1e-9);
    return exact(LOG_DIGITS.findLast(digit => exact(digit, decade) <= value * (1 + 1e-9)) ?? 1, decade);
}

function roundUp(value) {
    const low = roundDown(value);
    return low >= value * (1 - 1e-9) ? low : roundDown(low * 2.5 * (1 + 1e-6));
}

/** Powers of ten, and between them their doubles and fives where there is room. */
export function logTicks(min, max, pixels) {
    const digits = pixels / Math.max(Math.log10(max / min), 0.01) > LEAST_ROOM ? LOG_DIGITS : [1];
    const ticks = [];
    for (let decade = Math.floor(Math.log10(min)); decade <= Math.ceil(Math.log10(max)); decade++) {
        digits.map(digit => exact(digit, decade)).filter(value => value >= min && value <= max).forEach(value => ticks.push(value));
    }
    return ticks;
}

export function logSplits(plot, axis, min, max) {
    return logTicks(min, max, plot.bbox.height / devicePixelRatio);
}
