/* Whether photographs of cases can be decoded here, by the program that can do nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor/report.h"

/* Pure. error: why a trial failed (PENTAD_PHOTO_ERROR); NULL when it went well. */
void
pentad_doctor_judge_photos (PentadDoctorReport *report, const char *program, const GError *error);
/* Has the program decode a picture of one pixel; waits for it. */
void pentad_doctor_look_at_photos (PentadDoctorReport *report);
