// A map: a large drawing, a canvas, small icons, drags, pictures with words beside them.
import { type FixturePage, loosePolicy, NOTHING, nameless, rule, withRules } from '../fixture-page.ts';

const loose = loosePolicy(
  'map pin icon legend hot layer tooltip',
  [
    rule('legend', 'unmask', '.legend', { what: 'attributes' }),
    rule('pictures', 'unmask', '.legend img', { what: 'media' }),
  ],
  {
    vocabulary: {
      names: 'map pin icon legend hot layer tooltip'.split(' '),
      stylesheets: false,
      routes: ['/map'],
    },
  },
);

const pins = Array.from(
  { length: 20 },
  (_, at) =>
    `<circle class="pin" cx="${at * 3}" cy="${at}" r="2"><title>House ${at} of Smith</title></circle>`,
).join('');

export const map: FixturePage = {
  name: 'map',
  path: '/map',
  markup: `
    <div class="map" style="width: 200px; height: 100px"><svg class="layer" width="200" height="100"><g>${pins}</g><text x="4" y="9">Mill Lane</text></svg><canvas width="50" height="20"></canvas></div>
    <p class="tooltip">Owned by Jones</p>
    <ul class="legend"><li title="Homes for sale"><svg class="icon" width="16" height="16" viewBox="0 0 16 16"><path d="M2 2L14 14"></path></svg>Homes</li><li><img src="/tiles/7.png?owner=smith" alt="A park" width="10" height="10">Parks</li></ul>`,
  async run({ one, settle, press }) {
    const area = one('.map');
    press(area, 'mousedown', 20, 20);
    press(area, 'mousemove', 30, 25);
    press(one('.pin'), 'mousemove', 33, 26);
    press(one('.tooltip'), 'mousemove', 41, 29);
    one('.layer g').setAttribute('transform', 'translate(5 5)');
    one('.tooltip').textContent = 'Owned by Garcia';
    await settle();
    one('.pin').classList.add('hot');
    one('.layer').append(one('.pin.hot'));
    await settle();
    one('.legend').insertAdjacentHTML(
      'beforeend',
      '<li><svg class="icon" width="16" height="16"><rect x="1" y="2" width="3" height="4"></rect></svg>Schools of Leeds</li>',
    );
    one('.legend img').setAttribute('alt', 'A churchyard');
    await settle();
    one('.map').append(one('.tooltip'));
    one('.map').style.setProperty('left', '12px');
    await settle();
    press(one('.tooltip'), 'click', 17, 18);
    await settle();
    one('.legend').prepend(one('.legend li + li'));
    one('.pin title').textContent = 'House of Novak';
    await new Promise((done) => setTimeout(done, 600));
  },
  loose,
  strict: [
    NOTHING,
    nameless(loose),
    withRules(loose, 'pins', rule('pins', 'mask', 'svg.layer')),
    withRules(loose, 'boxed', rule('boxed', 'block', '.map')),
    withRules(loose, 'gone', rule('gone', 'drop', '.tooltip')),
    withRules(loose, 'hot', rule('hot', 'mask', 'circle.hot, g > circle:not(.hot) > title')),
    { ...loose, id: 'mute', rules: [], drawings: 'none' },
  ],
  hidden: {
    nothing: ['Mill Lane', 'Owned by', 'House'],
    pins: ['Mill Lane', 'House'],
    boxed: ['Mill Lane', 'House'],
    gone: ['Owned by'],
    hot: ['House'],
    mute: ['churchyard', '/tiles/', 'M2 2'],
  },
};
