// The login page: where to go afterwards, and whether the last try was wrong.
import { apply } from './theme.js';

const asked = new URLSearchParams(location.search);
document.getElementById('next').value = asked.get('next') ?? '';
document.getElementById('wrong').hidden = !asked.has('wrong');
apply();
