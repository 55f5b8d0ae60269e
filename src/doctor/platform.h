/* Whether the platform answers, over what kind of line, and what it has to offer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor/report.h"
#include "feed/source-options.h"

typedef struct
{
  const char *address; /* NULL: none is chosen */
  gboolean is_fit;
  const char *const *lines; /* of the trial; of a failure the cause comes last */
} PentadDoctorPlatform;

/* Pure. is_standby: the second address. */
void pentad_doctor_judge_platform (PentadDoctorReport *report,
                                   const PentadDoctorPlatform *platform,
                                   gboolean is_standby);
/* Asks platform and standby for everything once, as the first run does; waits for them, in the
 * default main context. address NULL: none is chosen. */
void pentad_doctor_look_at_platform (PentadDoctorReport *report,
                                     const char *address,
                                     const PentadSourceOptions *options);
