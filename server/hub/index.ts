export { createHub, type Hub } from './create-hub.ts';
export { type FaultAction, faultRule } from './faults/fault-rule.ts';
export { createFaultProxy, type FaultProxy } from './proxy.ts';
