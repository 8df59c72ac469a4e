import type { AccountKind } from '../../shared/sync/directoryEntry';

/**
 * The invented committees and people of the training ground. Everything carries TẬP HUẤN, so that nothing here can be
 * taken for a real unit or person.
 */
export interface TrainingUnit {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface TrainingPerson {
  readonly account: string;
  readonly kind: AccountKind;
  readonly unit: string;
  readonly holder: string;
  readonly pin: string;
}

const units = (province: string, letter: string): TrainingUnit[] => [
  { code: `TH-${letter}`, name: `UBKT Tỉnh ủy ${province} (TẬP HUẤN)`, parent: 'TH-TW' },
  ...[1, 2, 3].map((n) => ({
    code: `TH-${letter}${n}`,
    name: `UBKT Đảng ủy xã ${province} ${n} (TẬP HUẤN)`,
    parent: `TH-${letter}`,
  })),
];

/** Parents before children. */
export const trainingUnits: readonly TrainingUnit[] = [
  { code: 'TH-TW', name: 'UBKT Trung ương (TẬP HUẤN)', parent: null },
  ...units('Sông Lam', 'A'),
  ...units('Núi Hồng', 'B'),
];

const person = (account: string, unit: string, holder: string, pin: string): TrainingPerson => ({
  account,
  kind: 'nguoi-dung',
  unit,
  holder: `${holder} (TẬP HUẤN)`,
  pin,
});

export const administrator: TrainingPerson = {
  account: 'TH-QT',
  kind: 'quan-tri',
  unit: 'TH-TW',
  holder: 'Đặng Quản Trị (TẬP HUẤN)',
  pin: '71536028',
};

export const officers = {
  district: person('TH-A1_bc', 'TH-A1', 'Nguyễn Thị Cơ Sở', '48205173'),
  /** Shares the district officer's unit, with a token and a desk of her own. */
  colleague: person('TH-A1_bc2', 'TH-A1', 'Hồ Thị Đồng Sự', '73105829'),
  province: person('TH-A_bc', 'TH-A', 'Trần Văn Tỉnh', '35917264'),
  centre: person('TH-TW_bc', 'TH-TW', 'Lê Hồng Trung', '62840915'),
  otherProvince: person('TH-B_bc', 'TH-B', 'Phạm Thu Hồng', '50731846'),
} as const;

export const others: readonly TrainingPerson[] = ['A2', 'A3', 'B1', 'B2', 'B3'].map((unit, i) =>
  person(`TH-${unit}_bc`, `TH-${unit}`, `Hoàng Tập Sự ${i + 1}`, `9042${6130 + i}`),
);

/** Handed out with every new account; the officer changes it before first use. */
export const defaultPassword = 'MacDinh#TapHuan';
/** Handed out where the ceremony has already opened the account at the center. */
export const handedOutPassword = 'CapPhat#TapHuan';
