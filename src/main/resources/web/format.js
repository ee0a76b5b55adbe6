// Numbers and times as people read them. What is not known is a dash.
export const DASH = '–';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const formats = new Map();

function fixed(digits) {
    if (!formats.has(digits)) {
        formats.set(digits, new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }));
    }
    return formats.get(digits);
}

function known(value) {
    return value !== null && value !== undefined && Number.isFinite(value);
}

export function count(value) {
    return known(value) ? whole.format(value) : DASH;
}

/** With as many decimals as tell something: 0.31, 4.2, 971.2, 12,345. */
export function number(value) {
    if (!known(value)) {
        return DASH;
    }
    const size = Math.abs(value);
    if (size > 0 && size < 0.01) {
        return '< 0.01';
    }
    return fixed(size === 0 || size >= 1000 ? 0 : size >= 10 ? 1 : 2).format(value);
}

/** Milliseconds without their unit, for columns that name it. */
export function millis(value) {
    return known(value) ? fixed(Number.isInteger(value) ? 0 : value < 0.1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0).format(value) : DASH;
}

/** Milliseconds with the unit that fits. */
export function time(value) {
    if (!known(value)) {
        return DASH;
    }
    if (value >= 60_000) {
        return elapsed(value / 1000) + ' min';
    }
    if (value >= 1_000) {
        return fixed(value >= 10_000 ? 1 : 2).format(value / 1000) + ' s';
    }
    return value < 1 && value > 0 ? count(value * 1000) + ' µs' : millis(value) + ' ms';
}

/** On axes: as short as it gets. */
export function tick(value) {
    if (!known(value)) {
        return '';
    }
    const size = Math.abs(value);
    if (size >= 1e6) {
        return short(value / 1e6) + 'M';
    }
    return size >= 1e4 ? short(value / 1e3) + 'k' : short(value);
}

export function timeTick(value) {
    if (!known(value)) {
        return '';
    }
    if (value >= 1000) {
        return short(value / 1000) + ' s';
    }
    return value < 1 && value > 0 ? short(value * 1000) + ' µs' : short(value) + ' ms';
}

function short(value) {
    return String(Number(value.toPrecision(4)));
}

/** A share from 0 to 1. Never "0 %" for something that happened. */
export function percent(share) {
    if (!known(share)) {
        return DASH;
    }
    const value = share * 100;
    if (value > 0 && value < 0.01) {
        return '< 0.01 %';
    }
    if (value < 100 && value > 99.99) {
        return '> 99.99 %';
    }
    return fixed(value === 0 || value === 100 ? 0 : value < 10 ? 2 : 1).format(value) + ' %';
}

export function bytes(value) {
    if (!known(value)) {
        return DASH;
    }
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
    }
    return (unit === 0 ? count(value) : number(value)) + ' ' + units[unit];
}

const two = value => String(value).padStart(2, '0');

/** Seconds since the beginning: 4:05, 1:04:05. */
export function elapsed(seconds) {
    const all = Math.max(0, Math.floor(seconds));
    const [h, m, s] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
    return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** On axes whose ticks are so many seconds apart: 4:05, 1:30 h, 2 h. */
export function elapsedTick(seconds, step, most) {
    if (most < 3600) {
        return elapsed(seconds);
    }
    const [h, m] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return step % 3600 === 0 ? `${h} h` : step % 60 === 0 ? `${h}:${two(m)} h` : elapsed(seconds);
}

export function duration(seconds) {
    const all = Math.round(seconds);
    const parts = [[Math.floor(all / 86400), 'd'], [Math.floor(all / 3600) % 24, 'h'], [Math.floor(all / 60) % 60, 'min'], [all % 60, 's']];
    const shown = parts.filter(([value]) => value > 0).map(([value, unit]) => `${value} ${unit}`);
    return shown.length ? shown.join(' ') : '0 s';
}

/** A moment in the reader's time zone: 2026-11-28 05:40:12. */
export function moment(value) {
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? DASH : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock(at)}`;
}

export function clock(value) {
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? DASH : `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

export function zone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone || 'local time';
}
