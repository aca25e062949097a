// Pseudo-classes and pseudo-elements that pass, and what stands in the brackets of those that take something. Must hold
// none that asks for a word of the page's own (`:lang`, `:state`, `::highlight`).

/** Without brackets. */
export const PSEUDO: ReadonlySet<string> = new Set(
  'active active-view-transition after any-link autofill backdrop before blank buffering checked checkmark closed cue current default defined details-content disabled empty enabled file-selector-button first-child first-letter first-line first-of-type focus focus-visible focus-within fullscreen future grammar-error has-slotted host hover in-range indeterminate invalid last-child last-of-type link local-link marker modal muted only-child only-of-type open optional out-of-range past paused picker-icon picture-in-picture placeholder placeholder-shown playing popover-open read-only read-write required root scope scroll-marker scroll-marker-group seeking selection spelling-error stalled target target-current target-text target-within user-invalid user-valid valid view-transition visited volume-locked -webkit-any-link -webkit-autofill -webkit-calendar-picker-indicator -webkit-clear-button -webkit-color-swatch -webkit-color-swatch-wrapper -webkit-date-and-time-value -webkit-datetime-edit -webkit-datetime-edit-day-field -webkit-datetime-edit-fields-wrapper -webkit-datetime-edit-hour-field -webkit-datetime-edit-meridiem-field -webkit-datetime-edit-millisecond-field -webkit-datetime-edit-minute-field -webkit-datetime-edit-month-field -webkit-datetime-edit-second-field -webkit-datetime-edit-year-field -webkit-details-marker -webkit-file-upload-button -webkit-inner-spin-button -webkit-input-placeholder -webkit-meter-bar -webkit-meter-even-less-good-value -webkit-meter-inner-element -webkit-meter-optimum-value -webkit-meter-suboptimum-value -webkit-outer-spin-button -webkit-progress-bar -webkit-progress-inner-element -webkit-progress-value -webkit-resizer -webkit-scrollbar -webkit-scrollbar-button -webkit-scrollbar-corner -webkit-scrollbar-thumb -webkit-scrollbar-track -webkit-scrollbar-track-piece -webkit-search-cancel-button -webkit-search-decoration -webkit-search-results-button -webkit-search-results-decoration -webkit-slider-container -webkit-slider-runnable-track -webkit-slider-thumb -webkit-textfield-decoration-container -moz-color-swatch -moz-focus-inner -moz-focus-outer -moz-focusring -moz-list-bullet -moz-list-number -moz-meter-bar -moz-placeholder -moz-progress-bar -moz-range-progress -moz-range-thumb -moz-range-track -moz-selection -moz-ui-invalid -ms-browse -ms-check -ms-clear -ms-expand -ms-input-placeholder -ms-reveal -ms-thumb -ms-track'.split(
    ' ',
  ),
);

/** What stands in the brackets. */
export type PseudoArgument = 'selectors' | 'not' | 'position' | 'parts' | 'view' | 'direction' | 'element';

export const ARGUMENTS: ReadonlyMap<string, PseudoArgument> = new Map([
  ...each('is where has matches any -webkit-any -moz-any host host-context slotted cue', 'selectors'),
  ...each('not', 'not'),
  ...each('nth-child nth-last-child nth-of-type nth-last-of-type', 'position'),
  ...each('part', 'parts'),
  ...each(
    'view-transition-group view-transition-group-children view-transition-image-pair view-transition-new view-transition-old',
    'view',
  ),
  ...each('dir', 'direction'),
  ...each('picker', 'element'),
]);

function each(names: string, argument: PseudoArgument): [string, PseudoArgument][] {
  return names.split(' ').map((name) => [name, argument]);
}
