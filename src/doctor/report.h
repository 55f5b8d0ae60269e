/* What a look at this machine and its platform found: rows of good news, notes and faults.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What is looked at, in the order of the report. */
typedef enum
{
  PENTAD_DOCTOR_FONTS,
  PENTAD_DOCTOR_RENDERER,
  PENTAD_DOCTOR_OUTPUTS,
  PENTAD_DOCTOR_CLOCK,
  PENTAD_DOCTOR_PLATFORM,
  PENTAD_DOCTOR_KEYS,
  PENTAD_DOCTOR_DISK,
  PENTAD_DOCTOR_PHOTOS,
  PENTAD_DOCTOR_SETTINGS,
  PENTAD_N_DOCTOR_PARTS
} PentadDoctorPart;

typedef enum
{
  PENTAD_DOCTOR_OK,
  PENTAD_DOCTOR_NOTE, /* works, but somebody should know */
  PENTAD_DOCTOR_FAULT
} PentadDoctorVerdict;

typedef struct
{
  PentadDoctorPart part;
  PentadDoctorVerdict verdict;
  char *text;   /* what was found */
  char *advice; /* what to do about it; NULL for what is well */
} PentadDoctorRow;

typedef struct _PentadDoctorReport PentadDoctorReport;

PentadDoctorReport *pentad_doctor_report_new (void);
void pentad_doctor_report_free (PentadDoctorReport *self);

/* Takes the text. */
void pentad_doctor_report_ok (PentadDoctorReport *self, PentadDoctorPart part, char *text);
/* Take the text; the advice is copied. */
void pentad_doctor_report_note (PentadDoctorReport *self,
                                PentadDoctorPart part,
                                char *text,
                                const char *advice);
void pentad_doctor_report_fault (PentadDoctorReport *self,
                                 PentadDoctorPart part,
                                 char *text,
                                 const char *advice);

/* In the order in which they were added. */
guint pentad_doctor_report_get_n_rows (const PentadDoctorReport *self);
const PentadDoctorRow *pentad_doctor_report_get_row (const PentadDoctorReport *self, guint i);
guint pentad_doctor_report_count (const PentadDoctorReport *self, PentadDoctorVerdict verdict);

/* For a person, part by part, with a line of sums at the end. Transfer full. */
char *pentad_doctor_report_to_text (const PentadDoctorReport *self);
/* {"version", "ok", "notes", "faults", "rows": [{"part", "verdict", "text", "advice"}]}. Transfer
 * full. */
char *pentad_doctor_report_to_json (const PentadDoctorReport *self);
/* Prints one or the other to standard output. The exit status: 0 without a fault, else 1, also
 * when it cannot be written. */
int pentad_doctor_report_print (const PentadDoctorReport *self, gboolean as_json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadDoctorReport, pentad_doctor_report_free)
