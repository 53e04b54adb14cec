import { IconCompass, IconDots, IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { KeyHint } from '../ui/key-hint.tsx';
import { Toasts, undoLast } from '../ui/toasts.tsx';
import { type Command, listenForKeys, useCommands } from './commands.ts';
import { ExampleBanner } from './example-banner.tsx';
import { type Place, type PlaceGroup, placeGroups, places } from './navigation.ts';
import { OfflineNotice } from './offline-notice.tsx';
import { useMe } from './session.ts';
import css from './shell.module.css';
import { UserBar } from './user-bar.tsx';

const loadPalette = () => import('./palette.tsx');
const Palette = lazy(loadPalette);
const HelpSheet = lazy(() => import('./help-sheet.tsx'));
const MoreSheet = lazy(() => import('./more-sheet.tsx'));

type Overlay = 'palette' | 'help' | 'more' | null;

/** The frame of every page: navigation, search, banner, toasts. */
export function Shell() {
  const t = useTranslations('app');
  const me = useMe();
  const navigate = useNavigate();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const visible = useMemo(() => places.filter((place) => !place.right || me.may.includes(place.right)), [me.may]);

  useEffect(listenForKeys, []);
  // Fetched while nobody waits: what is typed right after Ctrl-K must not get lost on the way.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1200);
    return () => clearTimeout(timer);
  }, []);
  const commands = useMemo<readonly Command[]>(
    () => [
      { id: 'palette', group: 'app', label: t('commands.palette'), keys: 'mod+k', run: () => setOverlay('palette') },
      { id: 'help', group: 'app', label: t('commands.help'), keys: '?', run: () => setOverlay('help') },
      { id: 'undo', group: 'app', label: t('commands.undo'), keys: 'z', run: undoLast },
      ...visible.map(
        (place): Command => ({
          id: `go-${place.name}`,
          group: 'go',
          label: t(`nav.${place.name}`),
          keys: `g ${place.key}`,
          run: () => void navigate({ to: place.to }),
        }),
      ),
    ],
    [t, visible, navigate],
  );
  useCommands(commands);

  return (
    <div className={css.shell}>
      <a className={css.skip} href="#content">
        {t('skip')}
      </a>
      <nav className={css.side} aria-label={t('nav.label')}>
        <Link to="/" className={css.brand}>
          <IconCompass size={20} stroke={1.9} aria-hidden />
          {t('name')}
        </Link>
        <button type="button" className={css.search} onClick={() => setOverlay('palette')}>
          <IconSearch size={15} stroke={1.8} aria-hidden />
          <span>{t('search.open')}</span>
          <KeyHint keys="mod+k" />
        </button>
        {placeGroups.map((group) => (
          <SideGroup key={group} name={group} places={visible} />
        ))}
        <div className={css.grow} />
        <UserBar />
      </nav>
      <div className={css.main}>
        <OfflineNotice />
        {me.example && <ExampleBanner />}
        <main className={css.content} id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <PhoneBar places={visible} onMore={() => setOverlay('more')} />
      <Toasts />
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette onClose={() => setOverlay(null)} />}
        {overlay === 'help' && <HelpSheet onClose={() => setOverlay(null)} />}
        {overlay === 'more' && (
          <MoreSheet places={visible} onSearch={() => setOverlay('palette')} onClose={() => setOverlay(null)} />
        )}
      </Suspense>
    </div>
  );
}

function SideGroup({ name, places }: { name: PlaceGroup; places: readonly Place[] }) {
  const t = useTranslations('app.nav');
  const mine = places.filter((place) => place.group === name);
  if (mine.length === 0) return null;
  const heading = name === 'control' ? undefined : `nav-${name}`;
  return (
    <div className={css.part}>
      {heading && (
        <div className={css.group} id={heading}>
          {t(name)}
        </div>
      )}
      <ul aria-labelledby={heading}>
        {mine.map((place) => (
          <li key={place.to}>
            <PlaceLink place={place} className={css.place} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function PhoneBar({ places, onMore }: { places: readonly Place[]; onMore: () => void }) {
  const t = useTranslations('app.nav');
  const { pathname } = useLocation();
  const inBar = places.filter((place) => place.phone).slice(0, 4);
  const elsewhere = !inBar.some((place) => pathname.startsWith(place.to));
  return (
    <nav className={css.phone} aria-label={t('label')}>
      {inBar.map((place) => (
        <PlaceLink key={place.to} place={place} className={css.tab} />
      ))}
      <button
        type="button"
        className={css.tab}
        data-active={elsewhere || undefined}
        aria-haspopup="dialog"
        onClick={onMore}
      >
        <IconDots size={20} stroke={1.6} aria-hidden />
        <span>{t('more')}</span>
      </button>
    </nav>
  );
}

function PlaceLink({ place, className }: { place: Place; className: string | undefined }) {
  const t = useTranslations('app.nav');
  const { counters } = useMe();
  const count = place.counter ? (counters[place.counter] ?? 0) : 0;
  const Icon = place.icon;
  return (
    <Link to={place.to} {...(className ? { className } : {})} activeProps={{ 'data-active': true }}>
      <Icon size={18} stroke={1.6} aria-hidden />
      <span>{t(place.name)}</span>
      {count > 0 && (
        <span className={css.count}>
          <span aria-hidden>{count > 999 ? '999+' : count}</span>
          <span className={css.hidden}>{t('waiting', { count })}</span>
        </span>
      )}
    </Link>
  );
}
