/* Whether what is set lies where it may.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor/report.h"

/* A value that is kept and is not one that the schema allows. */
typedef struct
{
  const char *key, *value, *expected;
} PentadDoctorSetting;

/* Pure. error: why there are no settings at all, NULL when there are. */
void pentad_doctor_judge_settings (PentadDoctorReport *report,
                                   const char *error,
                                   const PentadDoctorSetting *wrong,
                                   guint n_wrong);
