/* pentad --doctor: what this machine, its screens and its platform are like.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/options.h"

/* Looks at everything, without a window, and prints. settings NULL: there are none, for the reason
 * of the error. The exit status: 0 without a fault, else 1. Without a display that is said. */
int pentad_app_doctor_run (const PentadOptions *options, GSettings *settings, const GError *error);
