// What every page has around it: links that go through the router, and the corner for notes.
import { Outlet, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { Toasts } from '../kit/toast.tsx';

/** The root of all pages. */
export function RootPage(): ReactElement {
  const router = useRouter();
  return (
    <I18nProvider locale="en-GB">
      <RouterProvider navigate={(href) => void router.navigate({ href })}>
        <Outlet />
        <Toasts />
      </RouterProvider>
    </I18nProvider>
  );
}
