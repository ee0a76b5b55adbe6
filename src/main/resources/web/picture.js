// A chart as a picture: what is drawn, with its title above and its legend below.
import { FONT } from './axes.js';
import { html } from './html.js';
import { colour } from './theme.js';

const EDGE = 16;
const TITLE = 34;
const LEGEND = 30;
const FAMILY = FONT.slice(FONT.indexOf(' ') + 1);

/** @param chart a function that says { canvas, lines: [{ label, color }] }, asked when it is wanted */
export function PictureButton({ title, sub, chart }) {
    return html`<button class="button quiet" title="Save this chart as a picture" aria-label=${`Save “${title}” as PNG`}
        onClick=${() => save(title, sub, chart())}>PNG</button>`;
}

function save(title, sub, { canvas, lines }) {
    picture(title, sub, canvas, lines).toBlob(blob => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(blob);
        link.download = title.toLowerCase().replace(/[^a-z0-9]+/g, '-') + '.png';
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    });
}

function picture(title, sub, canvas, lines) {
    const ratio = devicePixelRatio || 1;
    const [wide, high] = [canvas.width / ratio, canvas.height / ratio];
    const whole = document.createElement('canvas');
    whole.width = Math.round((wide + 2 * EDGE) * ratio);
    whole.height = Math.round((high + TITLE + (lines.length > 0 ? LEGEND : 0) + 2 * EDGE) * ratio);
    const ctx = whole.getContext('2d');
    ctx.fillStyle = colour('card');
    ctx.fillRect(0, 0, whole.width, whole.height);
    ctx.drawImage(canvas, EDGE * ratio, (EDGE + TITLE) * ratio);
    ctx.scale(ratio, ratio);
    ctx.textBaseline = 'middle';
    const after = text(ctx, title, EDGE, EDGE + 10, 'ink', `600 15px ${FAMILY}`);
    text(ctx, sub ?? '', after + 12, EDGE + 11, 'soft', `12.5px ${FAMILY}`);
    let left = EDGE + 58;
    for (const { label, color } of lines) {
        ctx.fillStyle = colour(color);
        ctx.fillRect(left, EDGE + TITLE + high + 15, 14, 3);
        left = text(ctx, label, left + 20, EDGE + TITLE + high + 17, 'ink', `12.5px ${FAMILY}`) + 18;
    }
    return whole;
}

/** @returns where it ends */
function text(ctx, words, left, middle, color, font) {
    ctx.font = font;
    ctx.fillStyle = colour(color);
    ctx.fillText(words, left, middle);
    return left + ctx.measureText(words).width;
}
