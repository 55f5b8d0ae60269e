/* Everything that is looked at without a display, for pentad and pentadctl alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor/report.h"
#include "feed/source-options.h"

/* Fonts, clock, platform, keys and disk. address: of the platform, NULL none. Waits for the
 * platform, at most a minute. */
void pentad_doctor_examine (PentadDoctorReport *report,
                            const char *address,
                            const PentadSourceOptions *options);
