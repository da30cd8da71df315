import { describe, expect, it } from 'vitest';
import { documentDate, edtfOfIso, edtfOfMailDate, edtfOfPdfDate } from './calendar.ts';

describe('dates', () => {
  it.each([
    ['2024-11-05T10:00:00Z', '2024-11-05T10:00:00Z'],
    ['2024-11-05T10:00:00.123+0900', '2024-11-05T10:00:00+09:00'],
    ['2024-11-05 10:00', '2024-11-05T10:00:00'],
    ['2024-11-05', '2024-11-05'],
    ['2024-11', '2024-11'],
    ['2024', '2024'],
    ['2024-02-30', undefined],
    ['2023-02-29', undefined],
    ['2024-13-01', undefined],
    ['2024-11-05T25:00:00Z', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('ISO %s', (written, edtf) => expect(edtfOfIso(written)).toBe(edtf));

  it.each([
    ['Tue, 05 Nov 2024 10:00:00 EST', '2024-11-05T10:00:00-05:00'],
    ['Tue, 5 Nov 2024 10:00 +0900', '2024-11-05T10:00:00+09:00'],
    ['05 Nov 24 10:00:00 GMT', '2024-11-05T10:00:00Z'],
    ['Tuesday, 05-Nov-2024 10:00:00 XYZ', '2024-11-05T10:00:00'],
    ['5 November 2024', '2024-11-05'],
    ['31 Jun 2024 10:00:00 GMT', undefined],
    ['2024-11-05', undefined],
    ['Nov 5', undefined],
  ])('mail %s', (written, edtf) => expect(edtfOfMailDate(written)).toBe(edtf));

  it.each([
    ["D:20241105100000+09'00'", '2024-11-05T10:00:00+09:00'],
    ['D:20241105100000Z', '2024-11-05T10:00:00Z'],
    ['D:202411', '2024-11'],
    ['20241105', '2024-11-05'],
    ['2024-11-05T10:00:00Z', '2024-11-05T10:00:00Z'],
    ['D:99999999', undefined],
  ])('PDF %s', (written, edtf) => expect(edtfOfPdfDate(written)).toBe(edtf));

  it.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023', '2023-01-01', '2023-12-31'],
    ['2024-11-05T10:00:00Z', '2024-11-05', '2024-11-05'],
  ])('days of %s', (edtf, earliest, latest) => {
    expect(documentDate(edtf, 'metadata', 'x')).toMatchObject({ edtf, earliest, latest });
  });
});
