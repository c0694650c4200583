/** What is asked of a frame before it is believed; Electron's `WebFrameMain` has it. */
interface Frame {
  readonly origin: string;
}

/** Who sent a call, as Electron tells it. `senderFrame` is null when the frame is gone already. */
export interface CallSender<F extends Frame = Frame> {
  readonly sender: { readonly mainFrame: F; isDestroyed(): boolean };
  readonly senderFrame: F | null;
}

/** Whether a call comes from the main frame of a living window that shows our own pages (R9). */
export function isTrusted(call: CallSender, origin: string): boolean {
  if (call.sender.isDestroyed() || call.senderFrame === null) return false;
  return call.senderFrame === call.sender.mainFrame && call.senderFrame.origin === origin;
}
