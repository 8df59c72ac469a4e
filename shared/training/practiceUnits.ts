/** The invented committees of practice: a province, the officer's own commune, and another one beside it. */
export const practiceUnits = [
  { unitId: '7a01'.repeat(8), code: 'TH', name: 'UBKT Tỉnh ủy Tập Huấn (TẬP HUẤN)', parentId: null },
  {
    unitId: '7a02'.repeat(8),
    code: 'TH-01',
    name: 'UBKT Đảng ủy xã Tập Huấn Đông (TẬP HUẤN)',
    parentId: '7a01'.repeat(8),
  },
  {
    unitId: '7a03'.repeat(8),
    code: 'TH-02',
    name: 'UBKT Đảng ủy xã Tập Huấn Tây (TẬP HUẤN)',
    parentId: '7a01'.repeat(8),
  },
] as const;

export const practiceUnit = practiceUnits[1];

/** Who practises, and who approves there. */
export const practiceAccounts = [
  { account: 'TH-01_bc', holder: 'Cán Bộ Thực Hành (TẬP HUẤN)', unitId: practiceUnit.unitId, roles: ['bc'] },
  { account: 'TH-01_ld', holder: 'Lãnh Đạo Duyệt (TẬP HUẤN)', unitId: practiceUnit.unitId, roles: ['ld'] },
] as const;
