// The frame around every page of somebody who is signed in: where to go, and who you are.
import { Outlet, useLocation } from '@tanstack/react-router';
import { Clapperboard, Globe, UsersRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { can } from '../people/permissions.ts';
import { useSignedIn } from '../people/signed-in.ts';
import { ReadingKeysProvider } from '../replay/keys-context.tsx';
import { LockBadge } from '../replay/lock-badge.tsx';
import { Brand } from './brand.tsx';
import { useNewPage } from './new-page.ts';
import { PersonMenu } from './person-menu.tsx';
import { SignInWatch } from './sign-in-watch.tsx';

const PLACES = [
  { href: '/sessions', label: 'Sessions', Icon: Clapperboard, needs: 'sessions.list' },
  { href: '/sites', label: 'Sites', Icon: Globe, needs: 'sites.read' },
  { href: '/people', label: 'People', Icon: UsersRound, needs: 'people.manage' },
] as const;

/** The sidebar (on phones a bar at the bottom) and the page. */
export function AppFrame(): ReactElement {
  const person = useSignedIn();
  const { pathname } = useLocation();
  const pageTitle = useNewPage(pathname);
  return (
    <ReadingKeysProvider>
      <SignInWatch />
      <div className="frame">
        <a className="skip" href="#page">
          Skip to the page
        </a>
        <aside className="sidebar">
          <Link href="/" className="sidebar-brand" aria-label="Scrim, start">
            <Brand />
          </Link>
          <nav aria-label="Pages">
            {PLACES.filter(({ needs }) => can(person, needs)).map(({ href, label, Icon }) => (
              <Link
                key={href}
                href={href}
                className="nav-link"
                {...(pathname === href || pathname.startsWith(`${href}/`) ? { 'aria-current': 'page' } : {})}
              >
                <Icon size={17} aria-hidden="true" />
                {label}
              </Link>
            ))}
          </nav>
          <LockBadge />
          <PersonMenu />
        </aside>
        <div role="status" className="only-heard">
          {pageTitle}
        </div>
        <main id="page" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </ReadingKeysProvider>
  );
}
