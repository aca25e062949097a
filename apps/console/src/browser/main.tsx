// Starts the console in its document.
import './look/look.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { authQuery } from './api/queries.ts';
import { createQueryClient } from './api/query-client.ts';
import { chosenTheme, showTheme } from './frame/theme.ts';
import { createConsoleRouter } from './routes.tsx';
import { parseSignInSearch } from './sign-in/sign-in-search.ts';

showTheme(chosenTheme());

const queries = createQueryClient(() => {
  const to = router.state.location.href;
  queries.removeQueries({ queryKey: authQuery.queryKey });
  void router.navigate({ to: '/sign-in', search: parseSignInSearch({ to, why: 'ended' }) });
});
const router = createConsoleRouter(queries);

const place = document.getElementById('console');
if (place === null) throw new Error('the document has no place for the console');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
