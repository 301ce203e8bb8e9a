import type { Flavor, Runtime, Template } from '../../api/catalogue/servicestage/shapes';

export const runtimes: readonly Runtime[] = [
  runtime('Java8', 'Java 8', 8080),
  runtime('Java11', 'Java 11', 8080),
  runtime('Tomcat8', 'Tomcat 8', 8080),
  runtime('Nodejs8', 'Node.js 8', 3000),
  runtime('Php7', 'PHP 7', 80),
  runtime('Python3', 'Python 3', 8080),
  runtime('Docker', 'Docker', 80),
];

/** The ids that the vendor's SDKs list. */
export const flavors: readonly Flavor[] = [
  flavor('MICRO', '5', '0.5', '500m', '1'),
  flavor('SMALL', '10', '1.0', '1', '2'),
  flavor('STANDARD', '30', '2.0', '2', '4'),
  flavor('LARGE', '50', '4.0', '4', '8'),
  flavor('XLARGE', '100', '4.0', '4', '16'),
];

export const templates: readonly Template[] = [
  template('ServiceComb-SpringMVC', 'Java8', 'Java Chassis with Spring MVC'),
  template('SpringCloud', 'Java8', 'Spring Cloud'),
  template('Express', 'Nodejs8', 'Express'),
];

function runtime(type_name: string, display_name: string, container_default_port: number): Runtime {
  return { type_name, display_name, container_default_port, type_desc: `${display_name} runtime server` };
}

function flavor(size: string, disk: string, cpus: string, num_cpu: string, gigabytes: string): Flavor {
  return {
    flavor_id: `${size}-${disk}G:${cpus}C:${gigabytes}G`,
    storage_size: `${disk}G`,
    num_cpu,
    num_cpu_init: '200m',
    memory_size: `${gigabytes}Gi`,
    memory_size_init: '200Mi',
    label: `${size}: ${disk}G storage, ${cpus} CPU, ${gigabytes}G memory`,
    custom: false,
  };
}

function template(template_name: string, runtimeName: string, framework: string): Template {
  return {
    template_name,
    template_desc: `A service with ${framework}`,
    source_type: 'template',
    source_repo_url: `https://github.com/example/${template_name.toLowerCase()}.git`,
    runtime: runtimeName,
  };
}
