// Start and edit a test: the fields of Locust's form, and the script's own options.
import { html, useState } from './html.js';
import { Refused, post } from './api.js';

const RUN_TIME = /^(\d+|(?=\d)(\d+h)?(\d+m)?(\d+s)?)$/;

/** The classes that have a number of users. */
function counted(state) {
    return state.user_classes.filter(type => !type.arrival_rate).map(type => type.name);
}

/** Of each class that takes part, where they are given one by one. */
function countsOf(values) {
    return Object.fromEntries(Object.entries(values.counts).filter(([name]) => values.user_classes.has(name)).map(([name, users]) => [name, Number(users)]));
}

/** Whether it may be said how many users of each class there are: where classes are shown, and no shape says how many. */
const takesCounts = (values, state) => state.user_classes.length > 1 && values.shape_class === 'Default';

const isCount = value => value !== '' && Number.isInteger(Number(value)) && Number(value) >= 0;

/** The fields as they stand before anybody changes them. */
function beginning({ state, running }) {
    const { start_defaults: defaults, target } = state;
    const values = {
        user_count: target?.users ?? defaults.user_count ?? 1,
        spawn_rate: target?.spawn_rate ?? defaults.spawn_rate ?? 1,
        host: state.host, run_time: running ? '' : String(defaults.run_time ?? ''), profile: defaults.profile ?? '',
        shape_class: state.shape ?? 'Default', user_classes: new Set(state.selected_user_classes),
        by_class: state.users_by_class, counts: Object.fromEntries(counted(state).map(name => [name, target?.user_classes?.[name] ?? 0])),
    };
    const extra = {};
    for (const [name, option] of Object.entries(state.extra_options)) {
        extra[name] = option.default_value ?? (option.is_multiple ? [] : '');
    }
    return { ...values, extra };
}

function problems(values, { state, shaped }) {
    const found = {};
    const byClass = values.by_class && takesCounts(values, state);
    if (byClass && !Object.keys(countsOf(values)).every(name => isCount(values.counts[name]))) {
        found.counts = 'A whole number from 0 for each class';
    }
    if (!byClass && !shaped && !isCount(values.user_count)) {
        found.user_count = 'A whole number from 0';
    }
    if (!shaped && !(Number(values.spawn_rate) > 0)) {
        found.spawn_rate = 'A number above 0';
    }
    if (values.run_time && !RUN_TIME.test(values.run_time)) {
        found.run_time = 'Such as 20, 20s, 3m, 2h, 1h20m, 3h30m10s';
    }
    if (state.user_classes.length > 0 && values.user_classes.size === 0) {
        found.user_classes = 'At least one';
    }
    for (const [name, option] of Object.entries(state.extra_options)) {
        if (option.is_required && String(values.extra[name]) === '') {
            found[name] = 'The script needs a value';
        }
    }
    return found;
}

/** What is sent: only what was changed, for a field that is not there stays as it was. */
function fields(values, before, { state, shaped, running }) {
    const sent = {};
    for (const name of Object.keys(state.extra_options)) {
        if (String(values.extra[name]) !== String(before.extra[name])) {
            sent[name] = values.extra[name];
        }
    }
    if (!shaped) {
        if (values.by_class && takesCounts(values, state)) {
            sent.user_classes_count = countsOf(values);
        } else {
            sent.user_count = Number(values.user_count);
        }
        sent.spawn_rate = Number(values.spawn_rate);
    }
    for (const name of ['host', 'shape_class', 'profile']) {
        if (values[name] !== before[name]) {
            sent[name] = values[name];
        }
    }
    if ([...values.user_classes].sort().join() !== [...before.user_classes].sort().join()) {
        sent.user_classes = [...values.user_classes];
    }
    if (!running || values.run_time) {
        sent.run_time = values.run_time;
    }
    return sent;
}

/** @param onDone called when the server has agreed */
export function TestForm({ state, running, onDone, onCancel }) {
    const [before] = useState(() => beginning({ state, running }));
    const [values, setValues] = useState(before);
    const [refusal, setRefusal] = useState(null);
    const [busy, setBusy] = useState(false);
    const [tried, setTried] = useState(false);
    const shaped = values.shape_class !== 'Default' && !(values.shape_class === state.shape && state.shape_uses_common_options);
    const about = { state, shaped, running };
    const wrong = problems(values, about);
    const set = (name, value) => setValues({ ...values, [name]: value });
    const byClass = values.by_class && takesCounts(values, state);
    const setExtra = (name, value) => setValues({ ...values, extra: { ...values.extra, [name]: value } });

    const submit = async event => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(wrong).length > 0) {
            event.target.querySelector('[aria-invalid="true"]')?.focus();
            return;
        }
        setBusy(true);
        setRefusal(null);
        try {
            await post('api/test', fields(values, before, about));
            onDone();
        } catch (error) {
            setRefusal(error instanceof Refused ? error.message : 'The server was not reached');
            setBusy(false);
        }
    };
    const field = (name, label, input, { wide, help } = {}) => html`<div class=${'field' + (wide ? ' wide' : '')}>
        <label for=${'f-' + name}>${label}</label>${help && html`<span class="help" id=${'h-' + name}>${help}</span>`}
        ${input({ id: 'f-' + name, 'aria-invalid': Boolean(tried && wrong[name]), 'aria-describedby': help ? 'h-' + name : undefined })}
        ${tried && wrong[name] && html`<span class="wrong" role="alert">${wrong[name]}</span>`}</div>`;
    const text = (name, label, more = {}) => field(name, label, attributes => html`<input ...${attributes} type=${more.type ?? 'text'}
        min=${more.min} step=${more.step}
        inputmode=${more.inputmode} placeholder=${more.placeholder} disabled=${more.disabled} value=${values[name]}
            onInput=${event => set(name, event.target.value)} />`, more);

    return html`<form onSubmit=${submit} novalidate><div class="form">
        ${state.user_classes.length > 1 && html`<${Classes} ...${{ state, values, set, byClass, wrong: tried ? wrong : {} }} />`}
        ${state.shapes.length > 0 && field('shape_class', 'Load shape', attributes => html`<select ...${attributes} value=${values.shape_class}
            onChange=${event => set('shape_class', event.target.value)}>${['Default', ...state.shapes].map(name => html`<option key=${name}
                value=${name}>${name === 'Default' ? 'None: users and ramp up as given here' : name}</option>`)}</select>`, { wide: true })}
        ${byClass ? field('sum', 'Number of users', attributes => html`<input ...${attributes} disabled value=${Object.values(countsOf(values)).reduce((sum, users) => sum + users, 0)} />`, { help: 'In all' })
        : text('user_count', 'Number of users', { type: 'number', min: 0, step: 1, disabled: shaped, help: shaped ? 'The shape says how many' : 'At the peak' })}
        ${text('spawn_rate', 'Ramp up', { type: 'number', min: 0, step: 'any', disabled: shaped, help: 'Users started per second' })}
        ${text('host', 'Host', { wide: true, placeholder: 'https://shop.example', help: hostHelp(values.host) })}
        ${text('run_time', 'Run time', { placeholder: running ? 'as it is' : 'until it is stopped', help: running ? 'From now on: 20s, 3m, 1h20m' : '20s, 3m, 1h20m' })}
        ${!running && text('profile', 'Profile', { help: 'A label, kept with the results' })}
        ${Object.entries(state.extra_options).map(([name, option]) => field(name, titled(name), attributes => html`<${Extra} ...${{ name, option, attributes, value: values.extra[name], onChange: setExtra }} />`,
            { help: option.help_text || undefined }))}
        </div>
        ${refusal && html`<p class="bad-text" role="alert" style=${{ marginTop: '14px' }}>${refusal}</p>`}
        <div class="row end">${onCancel && html`<button type="button" class="button" onClick=${onCancel}>Cancel</button>`}
            <button type="submit" class="button primary" disabled=${busy}>${running ? 'Update' : 'Start test'}</button></div></form>`;
}

/** Which classes take part, and how many users of each there are, if somebody wants to say that. */
function Classes({ state, values, set, byClass, wrong }) {
    const toggle = name => {
        const next = new Set(values.user_classes);
        next.delete(name) || next.add(name);
        set('user_classes', next);
    };
    return html`<fieldset class="wide"><legend>User classes</legend>
        <div class="checks">${state.user_classes.map(type => html`<div key=${type.name} class="check"><label><input type="checkbox"
            checked=${values.user_classes.has(type.name)} onChange=${() => toggle(type.name)} />
            <span>${type.name} ${!(byClass && type.name in values.counts) && html`<span class="sub">${shareOf(type)}</span>`}</span></label>
            ${byClass && type.name in values.counts && html`<input type="number" min="0" step="1" aria-label=${'Users of ' + type.name}
                aria-invalid=${Boolean(wrong.counts) && !isCount(values.counts[type.name])} disabled=${!values.user_classes.has(type.name)}
                value=${values.counts[type.name]} onInput=${event => set('counts', { ...values.counts, [type.name]: event.target.value })} />`}</div>`)}</div>
        ${takesCounts(values, state) && html`<label class="check more"><input type="checkbox" checked=${values.by_class}
            onChange=${event => set('by_class', event.target.checked)} /> Say how many users of each class</label>`}
        ${['user_classes', 'counts'].filter(name => wrong[name]).map(name => html`<span key=${name} class="wrong bad-text" role="alert">${wrong[name]}</span>`)}
        </fieldset>`;
}

function hostHelp(host) {
    return host && !/^https?:\/\/[^\s]+$/.test(host) ? 'Usually a URL, such as https://shop.example' : 'Empty: as the script says';
}

function shareOf(type) {
    return type.arrival_rate ? 'by its arrival rate' : type.fixed_count > 0 ? `always ${type.fixed_count}` : `weight ${type.weight}`;
}

function titled(name) {
    const words = name.replaceAll('_', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
}

function Extra({ name, option, attributes, value, onChange }) {
    const set = next => onChange(name, next);
    if (typeof option.default_value === 'boolean') {
        return html`<label><input ...${attributes} type="checkbox" checked=${value === true || value === 'true'}
            onChange=${event => set(event.target.checked)} /> yes</label>`;
    }
    if (option.choices) {
        const chosen = event => set(option.is_multiple ? [...event.target.selectedOptions].map(each => each.value) : event.target.value);
        return html`<select ...${attributes} multiple=${option.is_multiple} onChange=${chosen}>${option.choices.map(choice => html`<option
            key=${choice} value=${choice}
            selected=${option.is_multiple ? value.includes(choice) : String(choice) === String(value)}>${choice}</option>`)}</select>`;
    }
    return html`<input ...${attributes} type=${option.is_secret ? 'password' : 'text'} autocomplete=${option.is_secret ? 'off' : undefined}
        placeholder=${option.is_secret ? 'unchanged' : undefined} value=${Array.isArray(value) ? value.join(', ') : value}
            onInput=${event => set(event.target.value)} />`;
}
