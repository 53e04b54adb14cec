import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { DraftKind } from './draft-dialog.tsx';

// The editor and its words load when somebody wants a draft, not with every account page.
const DraftDialog = lazy(() => import('./draft-dialog.tsx'));

export function DraftButton({
  label,
  companyId,
  personId = null,
  kind,
  compact = false,
}: {
  label: string;
  companyId: string | null;
  personId?: string | null;
  kind?: DraftKind;
  compact?: boolean;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        {...(compact ? { size: 'compact-sm' } : {})}
        leftSection={<IconPencil size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open && (
        <Suspense>
          <DraftDialog
            companyId={companyId}
            personId={personId}
            {...(kind ? { kind } : {})}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
