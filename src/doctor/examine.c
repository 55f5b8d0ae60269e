/* Everything that is looked at without a display, for pentad and pentadctl alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/examine.h"

#include "doctor/clock.h"
#include "doctor/disk.h"
#include "doctor/fonts.h"
#include "doctor/keys.h"
#include "doctor/platform.h"

void
pentad_doctor_examine (PentadDoctorReport *report,
                       const char *address,
                       const PentadSourceOptions *options)
{
  pentad_doctor_look_at_fonts (report);
  pentad_doctor_look_at_clock (report, options->zone);
  pentad_doctor_look_at_keys (report, address, &options->access);
  pentad_doctor_look_at_platform (report, address, options);
  pentad_doctor_look_at_disk (report);
}
