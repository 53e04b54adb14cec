import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { percent } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Problem } from '../../ui/states.tsx';
import { ColumnStep } from './column-step.tsx';
import css from './imports.module.css';
import { type Upload, type UploadedFile, UploadRefused, uploadFile } from './upload-file.ts';

/** First the file, then what its columns mean. What comes after has an address of its own, so that it can be left and found again. */
export function NewImportPage() {
  const t = useTranslations('intake.imports');
  const [file, setFile] = useState<UploadedFile | null>(null);
  const [share, setShare] = useState(0);
  const upload = useRef<Upload | null>(null);
  const inspect = useMutation({ mutationFn: (fileId: string) => client.intake.imports.inspect({ fileId }) });
  const send = useMutation({
    mutationFn: async (chosen: File) => {
      setShare(0);
      upload.current = uploadFile(chosen, setShare);
      const stored = await upload.current.done;
      setFile(stored);
      await inspect.mutateAsync(stored.id).catch(() => undefined);
    },
  });
  const words = useRefusalWords();
  const problem = send.error ?? inspect.error;
  const restart = () => {
    setFile(null);
    send.reset();
    inspect.reset();
  };

  return (
    <Page header={<PageHeader title={t('new')} aside={file?.name} />}>
      {inspect.data && file ? (
        <ColumnStep key={file.id} fileId={file.id} first={inspect.data} onAgain={restart} />
      ) : send.isPending ? (
        <div className={css.narrow}>
          <Progress
            share={file ? null : share}
            label={file ? t('reading') : t('uploading')}
            text={file ? '' : percent(share)}
          />
          {!file && (
            <Button variant="default" onClick={() => upload.current?.cancel()}>
              {t('cancelUpload')}
            </Button>
          )}
        </div>
      ) : (
        <div className={css.narrow}>
          {problem && !(problem instanceof UploadRefused && problem.code === 'cancelled') && (
            <Problem>{words(problem)}</Problem>
          )}
          <DropZone onFile={(chosen) => send.mutate(chosen)} />
        </div>
      )}
    </Page>
  );
}

function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const t = useTranslations('intake.imports');
  const id = useId();
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <label
      htmlFor={id}
      className={css.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileSpreadsheet size={34} stroke={1.4} aria-hidden />
      <span className={css.dropTitle}>{t('drop')}</span>
      <span className={css.quiet}>{t('dropText')}</span>
      <span className={css.choose}>{t('choose')}</span>
      <input
        id={id}
        type="file"
        className={css.file}
        accept=".xlsx,.csv,.tsv,.txt,.vcf,.xls"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}

function useRefusalWords(): (error: unknown) => string {
  const t = useTranslations('intake.imports');
  const failure = useTranslations('failure');
  const words = useFailureWords();
  return (error) => {
    if (!(error instanceof UploadRefused)) return words(error);
    if (error.code === 'too-large') return failure('too-large');
    if (error.code === 'disk-full') return failure('disk-full');
    return error.message || t('uploadBroken');
  };
}
