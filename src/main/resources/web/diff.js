// What differs between two texts, line by line.

/** More lines than that are told as replaced altogether. */
const MOST = 2_000;

/** @returns [[sign, line]]: '-' only in the older, '+' only in the newer, ' ' in both; of what is the same only the lines around */
export function differences(older, newer, around = 3) {
    const [a, b] = [older.split('\n'), newer.split('\n')];
    const lines = a.length > MOST || b.length > MOST ? [...a.map(line => ['-', line]), ...b.map(line => ['+', line])] : compared(a, b);
    const near = new Set();
    lines.forEach(([sign], i) => {
        for (let k = i - around; sign !== ' ' && k <= i + around; k++) {
            near.add(k);
        }
    });
    const shown = [];
    lines.forEach((line, i) => {
        if (near.has(i)) {
            shown.push(line);
        } else if (shown.length > 0 && shown[shown.length - 1][0] !== '…') {
            shown.push(['…', '']);
        }
    });
    return shown[shown.length - 1]?.[0] === '…' ? shown.slice(0, -1) : shown;
}

/** By the longest common sequence of lines. */
function compared(a, b) {
    const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) {
            longest[i][j] = a[i] === b[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
        }
    }
    const lines = [];
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
        if (i < a.length && j < b.length && a[i] === b[j]) {
            lines.push([' ', a[i++]]);
            j++;
        } else if (i < a.length && (j === b.length || longest[i + 1][j] >= longest[i][j + 1])) {
            lines.push(['-', a[i++]]);
        } else {
            lines.push(['+', b[j++]]);
        }
    }
    return lines;
}
