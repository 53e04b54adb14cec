export interface UploadedFile {
  readonly id: string;
  readonly name: string;
}

export interface Upload {
  readonly done: Promise<UploadedFile>;
  readonly cancel: () => void;
}

/** A failure of an upload as the server put it, or `upload-broken`. */
export class UploadRefused extends Error {
  readonly code: string;

  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}

/** Streams a file to the server. XMLHttpRequest, since fetch tells nothing about the progress of sending. */
export function uploadFile(file: File, onShare: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadedFile>((resolve, reject) => {
    request.open('POST', `/upload?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('x-lotse', '1');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => onShare(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(new UploadRefused('upload-broken', ''));
    request.onabort = () => reject(new UploadRefused('cancelled', ''));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 200 && typeof answer['id'] === 'string') {
        resolve({ id: answer['id'], name: String(answer['name'] ?? file.name) });
      } else {
        reject(new UploadRefused(String(answer['code'] ?? 'upload-broken'), String(answer['message'] ?? '')));
      }
    };
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
