// `scrim site disable`: the collector's own switch. It needs no key, so that nobody has to look for one in an emergency.
import { auditedChange } from '@scrim/access-control';
import { ScrimError } from '@scrim/protocol';
import type { Command } from 'commander';
import { parseSiteArgument } from '../argument-values.ts';
import { type ActorOptions, actorOf, addActorOption } from '../data/actor.ts';
import { addDataOption, type DataOptions, withCollector } from '../data/collector-data.ts';
import { printJson } from '../terminal/output.ts';

type SiteDisableOptions = DataOptions & ActorOptions;

export function addSiteDisableCommand(parent: Command): void {
  const command = parent
    .command('disable')
    .summary('switch a site off; needs no key')
    .description(
      'Switch a site off at this collector: it gives no permit and takes no byte from now on. Needs no key ' +
        'and no passphrase. The signed manifest stays as it is; `scrim site enable` switches on again.',
    )
    .argument('<siteId>');
  addActorOption(addDataOption(command)).action(disableSite);
}

async function disableSite(site: string, options: SiteDisableOptions): Promise<void> {
  const siteId = parseSiteArgument(site);
  const actor = actorOf(options, 'site-admin');
  await withCollector(options, async ({ sites, audit }) => {
    if ((await sites.get(siteId)) === null) throw new ScrimError('site_unknown', 'There is no such site.');
    await auditedChange({ log: audit, actor, action: 'site.disable', objects: [`site:${siteId}`] }, () =>
      sites.setSwitch(siteId, 'off'),
    );
    await printJson({
      siteId,
      switch: 'off',
      note: 'Switched off at this collector; no key was needed, and the signed manifest is unchanged.',
    });
  });
}
