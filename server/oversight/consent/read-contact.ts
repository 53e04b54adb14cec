import type { Channel } from '#engines/contact-law/index.ts';
import { channels } from '#engines/contact-law/index.ts';
import { misuse } from '#server/platform/command.ts';

/** Which channel a contact point typed on the command line is for, where nobody said so. */
export function channelOf(contact: string, said?: string): Channel {
  if (said !== undefined)
    return (
      channels.find((one) => one === said) ??
      misuse(
        `--channel: ${channels.join(', ')}; nicht „${said}“.`,
        `--channel: one of ${channels.join(', ')}, not "${said}".`,
      )
    );
  if (contact.includes('@')) return 'email';
  return /^[+\d][\d\s()/.-]+$/.test(contact.trim()) ? 'phone_human' : 'post';
}
