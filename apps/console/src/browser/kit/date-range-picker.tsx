// A range of days. Both ends are days of the reader's own clock.
import type { CalendarDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  DateRangePicker as AriaDateRangePicker,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
  RangeCalendar,
} from 'react-aria-components';
import { IconButton } from './button.tsx';

export interface DayRange {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** From a day to a day; null while nothing is chosen. */
export function DateRangePicker({
  label,
  value,
  onChange,
  maxValue,
}: {
  readonly label: string;
  readonly value: DayRange | null;
  readonly onChange: (range: DayRange | null) => void;
  readonly maxValue?: CalendarDate;
}): ReactElement {
  return (
    <AriaDateRangePicker
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(maxValue === undefined ? {} : { maxValue })}
      className="field"
    >
      <Group className="date-range">
        <DateInput slot="start" className="date-input">
          {(segment) => <DateSegment segment={segment} className="date-segment" />}
        </DateInput>
        <span aria-hidden="true">&nbsp;–&nbsp;</span>
        <DateInput slot="end" className="date-input">
          {(segment) => <DateSegment segment={segment} className="date-segment" />}
        </DateInput>
        <IconButton label="Calendar" size="small" icon={<CalendarDays size={15} />} />
      </Group>
      <Popover className="popover">
        <Dialog className="popover-body">
          <RangeCalendar className="calendar">
            <header>
              <IconButton
                slot="previous"
                label="Month before"
                size="small"
                icon={<ChevronLeft size={16} />}
              />
              <Heading level={3} />
              <IconButton slot="next" label="Month after" size="small" icon={<ChevronRight size={16} />} />
            </header>
            <CalendarGrid>{(date) => <CalendarCell date={date} className="calendar-day" />}</CalendarGrid>
          </RangeCalendar>
        </Dialog>
      </Popover>
    </AriaDateRangePicker>
  );
}
