/* Whether the program's own files are whole, and what it keeps can be written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor/report.h"

typedef struct
{
  const char *folder;            /* in which documents are kept */
  const char *write_error;       /* why nothing can be written there; NULL when it can */
  guint64 free_bytes;            /* there; 0 also when it cannot be told */
  const char *data;              /* folder of boards, schemes ... */
  const char *data_error;        /* which file of it is missing; NULL when it is whole */
  const char *missing_languages; /* "zh_CN, zh_TW"; "" none */
} PentadDoctorDisk;

/* Pure. */
void pentad_doctor_judge_disk (PentadDoctorReport *report, const PentadDoctorDisk *disk);
/* Writes a small file into the folder of the cache, which it makes, removes it, and judges. */
void pentad_doctor_look_at_disk (PentadDoctorReport *report);
