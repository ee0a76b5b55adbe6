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

export function logRange(plot, min, max) {
    if (min === null || max === null || max <= 0) {
        return [1, 10];
    }
    const low = Math.max(min, 1e-3);
    return max / low < 3 ? [low / 1.8, max * 1.8] : [low / 1.25, max * 1.25];
}

/** Pixels to a power of ten → which multiples of it have a label. */
const LOG_DIGITS = [
    [900, [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9]],
    [220, [1, 1.5, 2, 3, 4, 5, 7]],
    [75, [1, 2, 5]],
    [45, [1, 3]],
    [-Infinity, [1]],
];

/** Powers of ten, and between them as many round numbers as there is room for. */
export function logSplits(plot, axis, min, max) {
    const height = plot.bbox.height / devicePixelRatio;
    const room = height / Math.max(Math.log10(max / min), 0.01);
    const digits = LOG_DIGITS.find(([least]) => room > least)[1];
    const splits = [];
    for (let decade = Math.floor(Math.log10(min)); decade <= Math.ceil(Math.log10(max)); decade++) {
        digits.map(digit => Number((digit * 10 ** decade).toPrecision(3))).filter(value => value >= min && value <= max).forEach(value => splits.push(value));
    }
    return splits;
}
