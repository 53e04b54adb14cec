import { Button, Checkbox, FileButton, Textarea, TextInput } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { type UploadedFile, UploadRefused, uploadFile } from '../../intake/files/upload-file.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { germanDay } from '../../ui/format.ts';
import { toast } from '../../ui/toasts.tsx';
import { type Ask, Choice } from './ask-choices.tsx';
import css from './control.module.css';
import { useGateWords } from './record-dialogs.tsx';

type Input = Parameters<typeof client.oversight.consent.record>[0];
const purposes = ['marketing_other', 'marketing_similar', 'survey'] as const;
const kinds = ['given', 'presumed'] as const;
// Under which key each way keeps its proof; the server asks for one of them before it calls a consent documented.
const proofKeys = {
  paper: 'note',
  in_person: 'note',
  email_reply: 'message',
  web_form: 'form',
  voice: 'recording',
  chat: 'transcript',
} as const;
type Source = keyof typeof proofKeys;
const sources = Object.keys(proofKeys) as Source[];

/** A consent as somebody gave it, with what proves it; or the facts that a presumed one rests on. */
export function ConsentDialog({
  ask,
  channels,
  onClose,
  onDone,
}: {
  ask: Ask;
  channels: readonly Input['channel'][];
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const t = useTranslations('contact.record');
  const law = useTranslations('oversight.control.consent');
  const gateWords = useGateWords();
  const [kind, setKind] = useState<(typeof kinds)[number]>('given');
  const [channel, setChannel] = useState(channels.find((one) => one === ask.channel) ?? channels[0] ?? ask.channel);
  const [chosen, setChosen] = useState<readonly (typeof purposes)[number][]>(['marketing_other']);
  const [source, setSource] = useState<Source>('paper');
  const [on, setOn] = useState<string | null>(germanDay(new Date()));
  const [wording, setWording] = useState('');
  const [version, setVersion] = useState('');
  const [proof, setProof] = useState('');
  const [file, setFile] = useState<UploadedFile | null>(null);
  const given = kind === 'given';
  const text = (value: string) => value.trim() || null;
  const save = async () => {
    const said = text(proof);
    const { id, documented } = await client.oversight.consent.record({
      kind,
      channel: given ? channel : 'phone_human',
      contactPoint: ask.contactPoint,
      purposes: [...chosen],
      source: given ? source : 'person',
      at: on === null ? null : momentOf(on),
      wording: given ? text(wording) : null,
      wordingVersion: given ? text(version) : null,
      proof: said === null ? {} : { [given ? proofKeys[source] : 'note']: said },
      ...(file && given && { fileId: file.id }),
    });
    const outcome = id === null ? 'known' : !given ? 'presumed' : documented ? 'documented' : 'undocumented';
    toast({ text: t(outcome), ...(outcome === 'undocumented' && { tone: 'against' as const }) });
    await onDone();
  };
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('title')}
      confirm={law('confirm')}
      disabled={chosen.length === 0}
      onFail={(error) => (error instanceof UploadRefused ? error.message : gateWords(error))}
      onConfirm={save}
    >
      <div className={css.form}>
        <p>{t('text')}</p>
        {channels.includes('phone_human') && (
          <Choice label={t('kind')} values={kinds} value={kind} word={(one) => t(`kinds.${one}`)} onChange={setKind} />
        )}
        {given && channels.length > 1 && (
          <Choice
            label={t('channel')}
            values={channels}
            value={channel}
            word={(one) => law(`channel.${one}`)}
            onChange={setChannel}
          />
        )}
        <Checkbox.Group
          label={t('purposes')}
          value={[...chosen]}
          onChange={(next) => setChosen(purposes.filter((one) => next.includes(one)))}
          error={chosen.length === 0 ? t('needed') : null}
        >
          <div className={css.boxes}>
            {purposes.map((one) => (
              <Checkbox key={one} value={one} label={law(`purpose.${one}`)} />
            ))}
          </div>
        </Checkbox.Group>
        {given && (
          <Choice
            label={t('source')}
            values={sources}
            value={source}
            word={(one) => t(`sources.${one}`)}
            onChange={setSource}
          />
        )}
        <DateField label={t('day')} value={on} onChange={setOn} />
        {given && (
          <>
            <Textarea
              label={t('wording')}
              value={wording}
              minRows={3}
              autosize
              maxRows={10}
              maxLength={5000}
              onChange={(event) => setWording(event.currentTarget.value)}
            />
            <TextInput
              label={t('wordingVersion')}
              value={version}
              maxLength={100}
              onChange={(event) => setVersion(event.currentTarget.value)}
            />
          </>
        )}
        <Textarea
          label={given ? t(`proof.${source}`) : t('facts')}
          {...(!given && { description: t('presumedText') })}
          value={proof}
          minRows={given ? 1 : 3}
          autosize
          maxRows={10}
          maxLength={5000}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
        {given && <ProofFile file={file} onFile={setFile} onFail={gateWords} />}
      </div>
    </Confirm>
  );
}

/** Uploaded at once, so that recording the consent fails for no reason of the network. */
function ProofFile({
  file,
  onFile,
  onFail,
}: {
  file: UploadedFile | null;
  onFile: (file: UploadedFile) => void;
  onFail: (error: unknown) => string;
}) {
  const t = useTranslations('contact.record');
  const [busy, setBusy] = useState(false);
  const take = async (picked: File | null) => {
    if (picked === null) return;
    setBusy(true);
    try {
      onFile(await uploadFile(picked, () => undefined).done);
    } catch (error) {
      toast({ text: error instanceof UploadRefused ? error.message || error.code : onFail(error), tone: 'against' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <div className={css.fileLabel}>{t('file')}</div>
      <FileButton onChange={(picked) => void take(picked)}>
        {(props) => (
          <Button {...props} variant="default" loading={busy} leftSection={<IconPaperclip size={15} aria-hidden />}>
            {t(file ? 'changeFile' : 'chooseFile')}
          </Button>
        )}
      </FileButton>{' '}
      {file && <span className={css.quiet}>{file.name}</span>}
    </div>
  );
}

/** A day that somebody names, as a moment: now for today, since later today would lie in the future. */
function momentOf(day: string): string {
  return day === germanDay(new Date()) ? new Date().toISOString() : `${day}T12:00:00.000Z`;
}
