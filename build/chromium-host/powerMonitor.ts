import { EventEmitter } from 'node:events';

/** Electron's powerMonitor. The machine's own events are not watched: a test emits `suspend`, `lock-screen`… itself. */
class PowerMonitor extends EventEmitter {
  idleSeconds = 0;
  onBatteryPower = false;

  getSystemIdleTime = (): number => this.idleSeconds;
  getSystemIdleState = (threshold: number): 'active' | 'idle' => (this.idleSeconds >= threshold ? 'idle' : 'active');
  getCurrentThermalState = (): string => 'nominal';
  isOnBatteryPower = (): boolean => this.onBatteryPower;
}

export const powerMonitor = new PowerMonitor();
