// What was done to the run, on charts over time.
import { FONT } from './axes.js';
import { colour } from './theme.js';

/** Vertical lines where something was done to the run. Labels that would lie on each other are left out. */
export function marksPlugin(latest) {
    return {
        hooks: {
            draw: [plot => {
                const { ctx, bbox } = plot;
                const ratio = devicePixelRatio;
                let free = -Infinity;
                ctx.save();
                ctx.font = `${11 * ratio}px ${FONT.slice(FONT.indexOf(' ') + 1)}`;
                ctx.textBaseline = 'top';
                ctx.textAlign = 'left';
                for (const mark of latest.current.marks) {
                    const at = plot.valToPos(mark.t, 'x', true);
                    if (mark.t < plot.scales.x.min || mark.t > plot.scales.x.max || mark.kind === 'start') {
                        continue;
                    }
                    ctx.strokeStyle = ctx.fillStyle = colour(mark.kind === 'stop' || mark.kind === 'reset' ? 'soft' : 'mark');
                    ctx.lineWidth = ratio;
                    ctx.setLineDash([4 * ratio, 3 * ratio]);
                    ctx.beginPath();
                    ctx.moveTo(at, bbox.top);
                    ctx.lineTo(at, bbox.top + bbox.height);
                    ctx.stroke();
                    const text = mark.kind === 'stop' ? 'stop' : mark.text;
                    const wide = ctx.measureText(text).width;
                    const left = at + wide + 8 * ratio > bbox.left + bbox.width ? at - wide - 4 * ratio : at + 4 * ratio;
                    if (left > free) {
                        ctx.fillText(text, left, bbox.top + 2 * ratio);
                        free = left + wide + 6 * ratio;
                    }
                }
                ctx.restore();
            }],
        },
    };
}
