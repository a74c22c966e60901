// Not a module, so that it runs before the first paint: a page that flashes white in a dark room is a rude one.
const theme = localStorage.getItem('okta-xaas-theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
