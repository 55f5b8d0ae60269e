/* Whether the type of the design is there and shows every word of the field.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor/report.h"

/* Of one family that the program draws with. */
typedef struct
{
  const char *family;    /* as the theme names it */
  const char *installed; /* family that the system gives for it; NULL none at all */
  int n_characters;      /* of the words that were looked at */
  const char *unknown;   /* those without a glyph, in one text; "" none */
  gboolean is_tabular;   /* every figure is as wide as the others */
} PentadDoctorFont;

/* Pure. n 0: nothing could be found out. */
void pentad_doctor_judge_fonts (PentadDoctorReport *report, const PentadDoctorFont *fonts, guint n);
/* Looks at the fonts of the three languages with the words of data/help/glossary.json and judges.
 */
void pentad_doctor_look_at_fonts (PentadDoctorReport *report);
